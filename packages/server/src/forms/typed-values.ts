import {
  pathTo,
  type FormModel,
  type GroupShape,
  type LeafShape,
  type RawValue,
  type Shape,
} from '@livejsx/view/internal'

/**
 * Gives a form's values as its schema gets them: in their shape, with text turned into what it
 * stands for.
 */
export function typedValues(model: FormModel): Record<string, unknown> {
  return groupAt(model, model.shape, '')
}

function groupAt(model: FormModel, shape: GroupShape, at: string): Record<string, unknown> {
  const group: Record<string, unknown> = {}
  for (const [name, field] of shape.fields) group[name] = valueAt(model, field, pathTo(at, name))
  return group
}

function valueAt(model: FormModel, shape: Shape, path: string): unknown {
  if (shape.kind === 'group') return groupAt(model, shape, path)
  if (shape.kind === 'leaf') return typedValue(shape, model.raw[path])
  return (model.rows[path] ?? []).map((key) => groupAt(model, shape.row, pathTo(path, key)))
}

/** Turns what a field holds into its value. Text that stands for nothing of the type stays text. */
export function typedValue(shape: LeafShape, raw: RawValue): unknown {
  if (shape.type === 'file')
    return raw ?? (shape.isList ? [] : shape.empty === null ? null : undefined)
  if (Array.isArray(raw)) return raw.map((item) => fromText(shape, item as string))
  return typeof raw === 'string' ? fromText(shape, raw) : raw
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const integer = /^[+-]?\d{1,1000}$/
const day = /^\d{4}-\d{2}-\d{2}$/

function fromText({ type, empty }: LeafShape, text: string): unknown {
  const own = text.trim()
  if (own === '' && type !== 'text') return empty === '' ? undefined : empty
  switch (type) {
    case 'text':
      return text === '' ? empty : text
    case 'number':
      return decimal.test(own) && Number.isFinite(Number(own)) ? Number(own) : text
    case 'bigint':
      return integer.test(own) ? BigInt(own.replace('+', '')) : text
    case 'date':
      return dateOf(own) ?? text
  }
  return text
}

// Engines take 2026-02-31 for the third of March.
function dateOf(text: string): Date | undefined {
  if (!day.test(text)) return undefined
  const date = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? date : undefined
}
