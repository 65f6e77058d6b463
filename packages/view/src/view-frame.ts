import { createElement, type ComponentChildren } from 'preact'
import { FlashHostContext, type FlashHost } from './flash-host.ts'
import { HookHostContext, type HookHost, type ServerHookHost } from './hook-element.ts'
import { PartHostContext, type BrowserPartHost, type ServerPartHost } from './part-host.ts'
import { ViewRoot, type ViewRootProps } from './view-root.ts'

/** What a view in a page consists of. */
export interface FrameProps {
  readonly root: ViewRootProps
  readonly hooks: HookHost | ServerHookHost
  readonly parts: ServerPartHost | BrowserPartHost | undefined
  readonly flash: FlashHost | undefined
}

/** Renders a view inside of all that its parts look for around them. The same tree on both sides. */
export function viewFrame({ root, hooks, parts, flash }: FrameProps): ComponentChildren {
  const { Provider: Flash } = FlashHostContext
  const { Provider: Hooks } = HookHostContext
  const { Provider: Parts } = PartHostContext
  return createElement(
    Hooks,
    { value: hooks },
    createElement(
      Parts,
      { value: parts },
      createElement(Flash, { value: flash }, createElement(ViewRoot, root)),
    ),
  )
}
