/** How many rows the address of a page asks for. @default 1,000 */
export function rowsAsked(url: URL): number {
  const rows = Number(url.searchParams.get('rows') ?? 1_000)
  return Number.isInteger(rows) && rows >= 0 && rows <= 100_000 ? rows : 1_000
}
