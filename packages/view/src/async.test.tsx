import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Async } from './async.tsx'
import type { AsyncResult } from './live-values/async.ts'

function show(state: object): string {
  return renderToString(
    <Async
      of={state as AsyncResult<{ n: number } | undefined>}
      loading={<i>loading</i>}
      failed={(error) => <b>{error.message}</b>}
    >
      {(result) => <p>{result?.n ?? 'nothing'}</p>}
    </Async>,
  )
}
const error = { message: 'refused' }

describe('Async', () => {
  it.each([
    ['loading at first', { loading: true, ok: false }, '<i>loading</i>'],
    ['loading before the work was started', { loading: false, ok: false }, '<i>loading</i>'],
    ['the result', { loading: false, ok: true, result: { n: 1 } }, '<p>1</p>'],
    ['the last result while it loads', { loading: true, ok: true, result: { n: 1 } }, '<p>1</p>'],
    [
      'the last result after an error',
      { loading: false, ok: true, result: { n: 1 }, error },
      '<p>1</p>',
    ],
    ['a result that is nothing', { loading: false, ok: true, result: undefined }, '<p>nothing</p>'],
    ['the error', { loading: false, ok: false, error }, '<b>refused</b>'],
    ['loading while it tries again', { loading: true, ok: false, error }, '<i>loading</i>'],
  ])('[COMP-10] shows %s', (_, state, html) => {
    expect(show(state)).toBe(html)
  })

  it('[COMP-10] shows nothing where nothing is given', () => {
    const of = { loading: false, ok: false, error } as AsyncResult<number>
    expect(renderToString(<Async of={of}>{(n) => n.toFixed()}</Async>)).toBe('')
  })
})
