/** Which pages have a link: the first, the last and those around the present one; `null` = a gap. */
export function pagesShown(page: number, pages: number): readonly (number | null)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((each) => each >= 1 && each <= pages)
  const shown = [...new Set(near)].toSorted((one, other) => one - other)
  return shown.flatMap((each, index) => {
    const before = shown[index - 1] ?? 0
    // A gap is as wide as a link: a single page stands in it instead.
    if (each === before + 2) return [each - 1, each]
    return each > before + 2 ? [null, each] : [each]
  })
}
