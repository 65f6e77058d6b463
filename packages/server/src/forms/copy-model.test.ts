import { form } from '@livejsx/view'
import { modelOf } from '@livejsx/view/internal'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { copyModel } from './copy-model.ts'

it('[EVT-06] copies all that is known of a form', () => {
  const model = modelOf(form(z.unknown(), { name: 'Ada', rows: [] }) as never)
  const copy = copyModel(model)
  expect(copy).toStrictEqual(model)
  expect(copy).not.toBe(model)
})
