/** Where the browser side of the app lies. The Vite plugin fills it in. */
export interface Assets {
  /** Script that starts the browser side, an URL path; empty = none. */
  readonly entry: string
  /** Style sheets that every page links. */
  readonly styles: readonly string[]
  /** Per view id: scripts to preload, style sheets, and what the render of that view may show. */
  readonly views: Readonly<
    Record<
      string,
      {
        readonly scripts: readonly string[]
        readonly styles: readonly string[]
        /** Whether the view's render may show live components or nested views. @default true */
        readonly parts?: boolean
      }
    >
  >
  /** Development only: style sheets in the page itself, so that the first paint is styled. */
  readonly inlineStyles?: readonly { readonly id: string; readonly css: string }[]
  /** Development only: scripts before the entry. */
  readonly devScripts?: readonly string[]
  /** Script that pages carry in themselves, to run before any other. Absence = none. */
  readonly early?: string
  /** Directory of static files that `listen` serves, absolute. `undefined` = none. */
  readonly directory?: string
  /** Names the build: pages of another one learn that theirs is old. */
  readonly build: string
  /** @default false */
  readonly development?: boolean
}

let current: Assets = { entry: '', styles: [], views: {}, build: 'none' }

/** Tells every server of this process where the browser side lies. Called before the first request. */
export function setAssets(assets: Assets): void {
  current = assets
}

/** The assets as last set. */
export function currentAssets(): Assets {
  return current
}
