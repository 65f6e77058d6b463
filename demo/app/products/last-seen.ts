/** Where in the catalogue this page was last. Only ever set in a browser. */
const seen: { list: string; ware: number | undefined } = { list: '/products', ware: undefined }

/** Address of the list that was shown last. */
export function lastList(): string {
  return seen.list
}

/** Remembers a list that is shown. */
export function sawList(address: string): void {
  seen.list = address
}

/** Remembers a thing whose page is shown. */
export function sawWare(id: number): void {
  seen.ware = id
}

/** Number of the thing whose page was shown last; `undefined` = none was. */
export function lastWare(): number | undefined {
  return seen.ware
}

/**
 * Says which picture goes over into that of the next page: one at a time, since two of the same name
 * would end the transition.
 */
export function choosePicture(picture: Element | null | undefined): void {
  for (const other of document.querySelectorAll('[data-chosen]')) {
    if (other !== picture) other.removeAttribute('data-chosen')
  }
  picture?.setAttribute('data-chosen', '')
}
