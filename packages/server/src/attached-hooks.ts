import type { HookStage } from '@livejsx/view'
import type { Part } from './discovery/part.ts'
import type { AttachedHook } from './transaction.ts'

/** The hooks that were attached to a running instance, in the order in which they came. */
export class AttachedHooks {
  /** Most instances have none. */
  #hooks: Map<Part, Map<string, { stage: HookStage; hook: AttachedHook }>> | undefined

  /** @throws Error when the part has a hook of that stage and name */
  attach(part: Part, stage: HookStage, name: string, hook: AttachedHook): void {
    this.#hooks ??= new Map()
    const hooks =
      this.#hooks.get(part) ?? new Map<string, { stage: HookStage; hook: AttachedHook }>()
    this.#hooks.set(part, hooks)
    const key = `${stage} ${name}`
    if (hooks.has(key)) {
      throw new Error(
        `\`attachHook('${stage}', '${name}', …)\`: a hook of that name is attached; detach it first, or name this one otherwise`,
      )
    }
    hooks.set(key, { stage, hook })
  }

  /** Takes a hook off; nothing happens when there is none. */
  detach(part: Part, stage: HookStage, name: string): void {
    this.#hooks?.get(part)?.delete(`${stage} ${name}`)
  }

  /** Takes off what a removed part had. */
  forget(part: Part): void {
    this.#hooks?.delete(part)
  }

  /** Returns the hooks of a stage. */
  of(part: Part, stage: HookStage): readonly AttachedHook[] {
    const hooks = this.#hooks?.get(part)
    if (hooks === undefined) return []
    return [...hooks.values()].filter((each) => each.stage === stage).map(({ hook }) => hook)
  }
}
