import { expect } from '@playwright/test'
import { test } from '../../lab.ts'
import { joined } from '../../page.ts'
import { ports } from '../../ports.ts'
import { startEditable, type EditableApp } from '../../servers.ts'

let app: EditableApp
test.beforeAll(async () => {
  app = await startEditable('lab', ports.own)
})
test.afterAll(() => app.kill())

test('[EVT-05] `live.push` in a plain handler of an input that the server renders is warned of while developing', async ({
  page,
}) => {
  const warnings: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text())
  })
  await page.goto(`${app.url}/typing/mistaken`)
  await joined(page)
  await page.getByLabel('Local').pressSequentially('abc')
  await expect(page.getByLabel('Local')).toHaveValue('abc')
  await page.getByLabel('Mistaken').pressSequentially('abc')
  await expect.poll(() => warnings.filter((text) => text.includes('live.push'))).toHaveLength(1)
  expect(warnings.join()).toContain("Use `live.on('set', (event) => payload)` as the handler")
})
