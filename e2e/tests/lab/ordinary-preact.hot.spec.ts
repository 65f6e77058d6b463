import { expect } from '@playwright/test'
import { test } from '../../lab.ts'
import { changeEverything, expectEverythingKept } from '../../ordinary-preact.ts'
import { joined } from '../../page.ts'
import { ports } from '../../ports.ts'
import { startEditable, type EditableApp } from '../../servers.ts'

let app: EditableApp
test.beforeAll(async () => {
  app = await startEditable('lab', ports.own)
})
test.afterAll(() => app.kill())

test('[COMP-09] [DX-02] state, elements and focus of components outlive a hot swap of the view around them', async ({
  page,
}) => {
  await page.goto(`${app.url}/ordinary-preact`)
  await joined(page)
  await changeEverything(page)
  const file = 'app/ordinary-preact.live.tsx'
  app.edit(file, '<h1>Ordinary Preact</h1>', '<h1>Edited Preact</h1>')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Edited Preact')
  await expectEverythingKept(page)

  app.edit(file, 'tick={tick} />\n            ))}', 'tick={-1} />\n            ))}')
  await expect(page.getByRole('listitem', { name: 'Birch' })).toContainText('Birch -1')
  await expectEverythingKept(page)
})
