/** The seat of a page: its name without the number of the page. */
export function seatOf(page: string): string {
  return page.replace(/-\d+$/, '')
}
