// Types only, never run: the result's type is inferred from the assign.
import { Async } from '../src/async.tsx'
import type { AsyncResult } from '../src/index.ts'

declare const stats: AsyncResult<{ n: number }>
declare const user: AsyncResult<{ name: string } | undefined>

export const page = (
  <main>
    <Async of={stats} loading="…" failed={(error) => error.message.toUpperCase()}>
      {({ n }) => n.toFixed()}
    </Async>
    <Async of={user}>
      {/* @ts-expect-error there may be no user */}
      {(result) => result.name}
    </Async>
    {/* @ts-expect-error the function for the result is missing */}
    <Async of={stats} />
    {/* @ts-expect-error not a value that is being loaded */}
    <Async of={1}>{() => null}</Async>
  </main>
)
