import { expect, test, type Page } from '@playwright/test'
import { openDashboard, type Dashboard } from '../dashboard.ts'
import { ports } from '../ports.ts'
import { startEditable, type EditableApp } from '../servers.ts'

// One server for all: each test edits another place.
let app: EditableApp
test.beforeAll(async () => {
  app = await startEditable('demo', ports.own)
})
test.afterAll(() => app.kill())

test('[DX-02] the next event runs the edited handler, with the state kept', async ({ page }) => {
  const { dashboard, expectKept } = await openWithState(page)
  app.edit(
    'app/widgets/processes.live.tsx',
    'const view = sortedBy(socket.assigns.view, by)',
    "const view = sortedBy(socket.assigns.view, 'threads' as typeof by)",
  )
  await expect(async () => {
    await dashboard.column('Name').getByRole('button').click()
    await expect(dashboard.column('Threads')).toHaveAttribute('aria-sort', /.+/, { timeout: 500 })
  }).toPass()
  await expectKept()
})

test('[DX-02] an edited render is shown at once, with state, form text and connection kept', async ({
  page,
}) => {
  const { expectKept } = await openWithState(page)
  app.edit('app/dashboard.live.tsx', '${host} · LiveJSX Dashboard', '${host} · edited title')
  await expect(page).toHaveTitle(/edited title/)
  app.edit(
    'app/dashboard.live.tsx',
    'state={state}',
    "state={{ ...state, machine: { ...state.machine, host: 'edited host' } }}",
  )
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('edited host')
  await expectKept()
})

// A component of another module comes back as another function, for which Preact makes new elements.
test('[DX-02] an edited component is shown without a reload, with state and connection kept', async ({
  page,
}) => {
  const { expectPageKept } = await openWithState(page)
  app.edit('app/dashboard/controls.tsx', "'Resume' : 'Pause'", "'Resume' : 'Edited'")
  await expect(page.getByRole('button', { name: 'Edited' })).toBeVisible()
  await expectPageKept()
})

// Of a handler only: what `app/server.ts` imports is the server itself, for which pages load anew.
test('[DX-02] an edited module of the server is used by the next event, with the state kept', async ({
  page,
}) => {
  const module = 'app/widgets/limit.server.ts'
  const widget = 'app/widgets/processes.live.tsx'
  app.write(module, 'export const limitOf = (rows: number) => rows\n')
  app.edit(
    widget,
    "import { z } from 'zod'",
    "import { z } from 'zod'\nimport { limitOf } from './limit.server.ts'",
  )
  app.edit(widget, 'limit: rows }', 'limit: limitOf(rows) as typeof rows }')
  const { dashboard, expectKept } = await openWithState(page)
  await dashboard.button('50').click()
  await expect(dashboard.button('50')).toHaveAttribute('aria-pressed', 'true')
  app.edit(module, '=> rows', '=> rows / 2')
  await expect(async () => {
    await dashboard.button('50').click()
    await expect(dashboard.button('25')).toHaveAttribute('aria-pressed', 'true', { timeout: 500 })
  }).toPass()
  await expectKept()
})

test('[DX-02] an edited style sheet is applied without a reload', async ({ page }) => {
  const { expectKept } = await openWithState(page)
  const panel = page.getByRole('region', { name: 'Vitals' })
  await expect(panel).not.toHaveCSS('border-top-width', '7px')
  app.edit(
    'app/styles/panel.css',
    'border: 1px solid var(--line);\n  border-radius: var(--r-3)',
    'border: 7px solid var(--line);\n  border-radius: var(--r-3)',
  )
  await expect(panel).toHaveCSS('border-top-width', '7px')
  await expectKept()
})

interface Marked {
  dashboard: Dashboard
  /** State, page run and connection are those that the marks were left in. */
  expectPageKept(): Promise<void>
  /** And so are the elements, with what was typed. */
  expectKept(): Promise<void>
}

/** Opens the dashboard and leaves marks in the state, the page and the form. */
async function openWithState(page: Page): Promise<Marked> {
  let sockets = 0
  page.on('websocket', (socket) => {
    if (socket.url().includes('/_live')) sockets += 1
  })
  const dashboard = await openDashboard(page, app.url)
  const { button, filter } = dashboard
  await button('5 min').click()
  await expect(button('5 min')).toHaveAttribute('aria-pressed', 'true')
  await filter.evaluate((input: HTMLInputElement) => {
    // Without an event, so that the server knows nothing of it.
    input.value = 'typed'
    Object.assign(window, { mark: 'kept' })
  })
  const expectPageKept = async (): Promise<void> => {
    await expect(button('5 min')).toHaveAttribute('aria-pressed', 'true')
    expect(await page.evaluate(() => (window as unknown as { mark?: string }).mark)).toBe('kept')
    expect(sockets).toBe(1)
  }
  return {
    dashboard,
    expectPageKept,
    async expectKept() {
      await expect(filter).toHaveValue('typed')
      await expectPageKept()
    },
  }
}
