import type { kind } from './kind.ts'
import type { MaybePromise } from '../live-socket.ts'

/** Files on their way from the browser, as a handler sees them. */
export interface Upload {
  readonly [kind]: 'upload'
  cancel(ref: string): void
  consume<Result>(
    use: (file: { path: string; name: string }) => MaybePromise<Result>,
  ): Promise<Result[]>
}

/** An upload as `render` sees it. */
export interface UploadView {
  readonly entries: readonly {
    ref: string
    name: string
    progress: number
    errors: readonly string[]
  }[]
}
