import { form } from '@livejsx/view'
import { modelOf } from '@livejsx/view/internal'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { concealSecrets } from './conceal.ts'

const secret = ['pin'] as const
function concealOf(values: { password: string; pin: number | undefined; name: string }) {
  const options = { secret, types: { pin: 'number' } } as never
  return concealSecrets(modelOf(form(z.any(), values, options) as never))
}

describe('concealSecrets', () => {
  const conceal = concealOf({ password: 'hunter2', pin: 17, name: 'Ada' })

  it.each([
    ['in quotation marks', 'must be 8 long (was "hunter2")', 'must be 8 long (was …)'],
    ['by itself', 'hunter2 is too short', '… is too short'],
    ['in JSON', '(was {"password":"hunter2","name":"Ada"})', '(was {"password":…,"name":"Ada"})'],
    ['as a number', 'must be at least 20 (was 17)', 'must be at least 20 (was …)'],
    ['not at all', '"Ada" is taken', '"Ada" is taken'],
  ])('[EVT-07] takes out a secret that is written %s', (_name, text, left) => {
    expect(conceal(text)).toBe(left)
  })

  it('[EVT-07] takes out what was escaped, and what was trimmed', () => {
    const own = concealOf({ password: ' hun"ter2 ', pin: undefined, name: '' })
    expect(own('(was " hun\\"ter2 ") received "hun"ter2"')).toBe('(was …) received …')
  })

  it('[EVT-07] leaves the words of a message that a short secret is part of', () => {
    const own = concealOf({ password: 'a', pin: undefined, name: '' })
    expect(own('must be a date (was "a")')).toBe('must be a date (was …)')
  })
})
