import { describe, expect, it } from 'vitest'
import { latencyOf } from './latency.ts'

describe('latencyOf', () => {
  it('reads what was kept', () => {
    expect(latencyOf('{"ms":400,"jitters":true}')).toEqual({ ms: 400, jitters: true })
  })

  it.each([
    ['nothing', null],
    ['no JSON', '400'],
    ['broken JSON', '{'],
    ['null', 'null'],
    ['a delay beyond the slider', '{"ms":99999}'],
    ['a negative delay', '{"ms":-1}'],
  ])('takes %s for no latency', (_name, kept) => {
    expect(latencyOf(kept)).toEqual({ ms: 0, jitters: false })
  })
})
