import {
  shapeAt,
  type FormModel,
  type LeafShape,
  type RawValue,
  type Shape,
} from '@livejsx/view/internal'

/** Shorter texts are words of any message; they are looked for in quotation marks only. */
const minBareLength = 4

/**
 * Makes a function that takes the values of secret fields out of texts: Valibot and ArkType quote
 * what they were given, and their messages are shown in the page.
 */
export function concealSecrets({ shape, raw }: FormModel): (text: string) => string {
  if (!hasSecrets(shape)) return (text) => text
  const written = Object.entries(raw).flatMap(([path, value]) => {
    const leaf = shapeAt(shape, path)
    return leaf?.kind === 'leaf' && leaf.isSecret ? waysToWrite(leaf, value) : []
  })
  // A secret that is part of another one would leave the rest of it.
  const longestFirst = [...new Set(written)].toSorted((a, b) => b.length - a.length)
  return (text) => longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
}

/** Shapes with secret fields, and those without. Shapes never change. */
const known = new WeakMap<Shape, boolean>()

function hasSecrets(shape: Shape): boolean {
  const before = known.get(shape)
  if (before !== undefined) return before
  const found =
    shape.kind === 'leaf'
      ? shape.isSecret
      : shape.kind === 'rows'
        ? hasSecrets(shape.row)
        : [...shape.fields.values()].some(hasSecrets)
  known.set(shape, found)
  return found
}

function waysToWrite({ type }: LeafShape, value: RawValue): string[] {
  const texts = [value].flat().filter((each) => typeof each === 'string')
  return texts
    .flatMap((text) => [text, text.trim()])
    .filter((text) => text !== '')
    .flatMap((text) => {
      const escaped = JSON.stringify(text)
      const isBare = type !== 'text' || text.length >= minBareLength
      return [escaped, `"${text}"`, ...(isBare ? [escaped.slice(1, -1), text] : [])]
    })
}
