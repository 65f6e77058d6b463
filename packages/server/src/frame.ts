import type { ViewObject } from '@livejsx/view'
import type { FrameProps, LiveHost, ServerPartHost } from '@livejsx/view/internal'
import type { Instance } from './instance.ts'
import { createServerLive } from './server-live.ts'

const stop = (): void => undefined

/**
 * Gives what HTML is rendered from: a view with the states of its parts.
 *
 * @param way to a nested view, see `LiveHost`
 */
export function frameOf(instance: Instance, way?: readonly string[]): FrameProps {
  const { view } = instance.place
  const { parts, assigns } = instance.state
  const flash = instance.state.flash as Readonly<Record<string, string>>
  const host: LiveHost = {
    part: way,
    connected: false,
    flash,
    send: (name) => Promise.reject(sentOnServer(name)),
    onUnhandled: stop,
  }
  const live = createServerLive(host)
  return {
    // What throws here was reported by the discovery before.
    root: { view, assigns, live, onError: stop },
    hooks: { live },
    flash: { flash, clearFlash: stop },
    parts: {
      find(object, id) {
        const part = parts.known(object, id)
        if (part === undefined) return undefined
        const own = createServerLive({ ...host, part: [...(way ?? []), object.id ?? '', id] })
        return { assigns: part.assigns, live: own, hooks: { live: own }, onError: stop }
      },
      onChange: () => stop,
      frame: (nested, id) =>
        nestedFrame(parts.known(nested, id)?.nested, [...(way ?? []), nested.id ?? '', id]),
    },
  }
}

/** Gives what the document finds its sticky views by. */
export function stickyHost(sticky: ReadonlyMap<string, Instance>): ServerPartHost {
  return {
    find: () => undefined,
    onChange: () => stop,
    frame: (_view: ViewObject, id) => nestedFrame(sticky.get(id)),
  }
}

function nestedFrame(
  instance: Instance | undefined,
  way?: readonly string[],
): FrameProps | undefined {
  return instance === undefined || instance.hasEnded ? undefined : frameOf(instance, way)
}

function sentOnServer(name: string): Error {
  return new Error(
    `\`live.push('${name}')\` ran during the server's render: push from an event handler or an effect`,
  )
}
