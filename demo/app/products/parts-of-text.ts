/** A piece of a text, and whether it is what was looked for. */
export interface TextPart {
  readonly text: string
  readonly isFound: boolean
}

/** Splits a text where words of another one stand in it, upper or lower case. */
export function partsOfText(text: string, sought: string): readonly TextPart[] {
  const words = sought.split(' ').filter((word) => word !== '')
  if (words.length === 0) return [{ text, isFound: false }]
  const pattern = words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')
  // Every other piece is what the group has caught.
  return text
    .split(new RegExp(`(${pattern})`, 'i'))
    .map((piece, index) => ({ text: piece, isFound: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}
