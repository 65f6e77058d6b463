import { expect, type Locator, type Page } from '@playwright/test'

/** The dashboard as its visitors find it. */
export interface Dashboard {
  readonly page: Page
  /** The interval, range and row buttons, pause, …: by their words. */
  button(name: string): Locator
  /** Headline cell of a column of the process table. */
  column(name: string): Locator
  readonly processes: Locator
  readonly filter: Locator
  /** A widget, by its title. */
  widget(title: string): Locator
  /** The titles of all widgets, in their order. */
  titles(): Promise<string[]>
}

/** Opens the dashboard and waits until it has joined. */
export async function openDashboard(page: Page, url = '/'): Promise<Dashboard> {
  await page.goto(url)
  await expect(page.locator('html')).toHaveAttribute('data-live-connection', 'joined')
  return dashboardOf(page)
}

/** Finds the parts of the dashboard in a page that shows it. */
export function dashboardOf(page: Page): Dashboard {
  const table = page.getByRole('region', { name: 'Processes' })
  return {
    page,
    button: (name) => page.getByRole('button', { name, exact: true }),
    column: (name) => table.getByRole('columnheader', { name }),
    processes: table.locator('tbody tr'),
    filter: page.getByRole('searchbox', { name: 'Filter processes' }),
    widget: (title) =>
      page.locator('.slot', {
        has: page.getByRole('heading', { name: title, exact: true, level: 2 }),
      }),
    titles: () => page.locator('.slot h2').allTextContents(),
  }
}
