import { toPath } from 'livejsx'
import { folders, type Folder } from './letter.ts'

/** Longest text that is looked for. */
export const maxTextLength = 60

/** Which letters are listed. Both are in the address. */
export interface Box {
  readonly folder: Folder
  /** What they are to contain; empty = anything. */
  readonly text: string
}

/** Reads which letters an address is about. What it does not understand counts as not being there. */
export function readBox(search: Readonly<Record<string, string | readonly string[]>>): Box {
  const first = (name: string): string => [search[name] ?? []].flat()[0] ?? ''
  return {
    folder: folders.find((name) => name === first('folder')) ?? 'inbox',
    text: first('text').trim().replaceAll(/\s+/g, ' ').slice(0, maxTextLength),
  }
}

/** Makes the address of a letter in a list; of the list itself without one. */
export function addressOf({ folder, text }: Box, id?: string): string {
  return toPath(
    '/mail/:id?',
    { id },
    { folder: folder === 'inbox' ? undefined : folder, text: text === '' ? undefined : text },
  )
}

/** Id of the letter that an address leads to; `undefined` = to none, or not to a mailbox. */
export function idIn(address: string): string | undefined {
  return /^\/mail\/([^/?#]+)/.exec(address)?.[1]
}
