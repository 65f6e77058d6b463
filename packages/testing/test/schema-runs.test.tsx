import { form, liveView } from '@livejsx/view'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { rawPage } from '../src/index.ts'
import { startServer } from './start-server.ts'

/** A schema that counts how often it is asked. */
function countedSchema() {
  const asked: string[] = []
  const isName = (name: string): boolean => asked.push(name) > 0 && name !== ''
  const schema = z.object({ name: z.string().refine(isName) })
  return { schema, takeAsked: () => asked.splice(0) }
}

it('[EVT-06] asks the schema of a form once for each of its events', async () => {
  const { schema, takeAsked } = countedSchema()
  const handled: unknown[] = []
  const view = liveView({
    mount: () => ({ f: form(schema, { name: '' }) }),
    events: { change: schema, save: schema },
    handleEvent: {
      change: (_socket, value) => void handled.push(value),
      save: (_socket, value) => void handled.push(value),
    },
    render: () => null,
  })
  const page = await rawPage(startServer(view).server, '/')
  page.join()
  await page.received()
  const runs = async (...payload: unknown[]): Promise<readonly unknown[]> => {
    page.event('live:form', payload)
    await page.received()
    return takeAsked()
  }
  expect(await runs('f', { name: 'A' })).toEqual(['A'])
  expect(await runs('f', { name: 'Ad' }, 'change')).toEqual(['Ad'])
  expect(await runs('f', { name: '' }, 'change')).toEqual([''])
  expect(await runs('f', { name: 'Ada' }, 'save', { submit: true })).toEqual(['Ada'])
  expect(handled).toEqual([{ name: 'Ad' }, { name: 'Ada' }])
})
