import { keptHtml } from '@livejsx/view/internal'
import type { VNode } from 'preact'
import { checkbox, listed, multiple, radio, select } from './choice-kinds.ts'
import { editableHtml, editableText } from './editable-kinds.ts'
import type { Kind, Value } from './field.ts'
import { file } from './text-kinds.ts'

/** The props of an element. */
export type Props = Record<string, unknown>

/** Reads a prop; what takes it leaves another value in its place. */
type Read = (props: Props, name: string, left?: unknown) => unknown

type Plain = string | number | boolean | bigint

/** Where props keep what was taken out of them: a clone of the element finds it again. */
const taken = Symbol('live')

/** Reads a prop, also one that was taken. */
export const read: Read = (props, name) => {
  const kept = (props as Record<symbol, Props | undefined>)[taken]
  const value = props[name]
  if (kept === undefined || (value !== undefined && value !== keptHtml)) return value
  return kept[name]
}

/** Takes a prop out, so that Preact does nothing about it. */
export const take: Read = (props, name, left) => {
  const value = read(props, name)
  if (value !== undefined) {
    const kept = (props as Record<symbol, Props | undefined>)[taken]
    // A copy: clones have the same one.
    ;(props as Record<symbol, Props>)[taken] = { ...kept, [name]: value }
    // Not deleted: objects that lose a property are slow ever after.
    props[name] = left
  }
  return value
}

/** Gives what props say that a control is to show; `undefined` = nothing. */
export function wantOf(kind: Kind, props: Props, get: Read): Value | undefined {
  switch (kind) {
    case checkbox:
    case radio: {
      const checked = get(props, 'checked')
      return checked === undefined || isObject(checked) ? undefined : Boolean(checked)
    }
    case file:
      get(props, 'value')
      return undefined
    case select:
    case multiple:
      return chosen(kind, props, get)
    case editableText: {
      const children = read(props, 'children')
      if (!isText(children)) return undefined
      get(props, 'children')
      props['dangerouslySetInnerHTML'] = keptHtml
      return textOf(children)
    }
    case editableHtml: {
      const { __html: html } = get(props, 'dangerouslySetInnerHTML', keptHtml) as Props
      return String((html as string | null | undefined) ?? '')
    }
    default:
      return written(get(props, 'value'))
  }
}

function chosen(kind: Kind, props: Props, get: Read): Value | undefined {
  const value = get(props, 'value')
  if (value !== undefined) {
    return kind === multiple && Array.isArray(value) ? listed(value) : written(value)
  }
  const options = optionsIn(props['children']).filter(
    (option) => read(option.props, 'selected') !== undefined,
  )
  if (options.length === 0) return undefined
  const values = options
    .filter((option) => Boolean(get(option.props, 'selected')))
    .map((option) => (option.props['value'] as Plain | null) ?? textOf(option.props['children']))
  return kind === multiple ? listed(values) : String(values.at(-1) ?? '')
}

/** Gives the options among children. Those that a component brings are not there yet. */
function optionsIn(children: unknown): VNode<Props>[] {
  return [children].flat(Infinity).flatMap((child) => {
    const { type, props } = (child ?? {}) as Partial<VNode<Props>>
    if (type === 'option') return [child as VNode<Props>]
    return typeof type === 'string' ? optionsIn(props?.['children']) : []
  })
}

function written(value: unknown): Value | undefined {
  // Objects that render themselves, such as signals, belong to whoever made them.
  if (value === undefined || isObject(value)) return undefined
  return value === null ? '' : String(value as Plain)
}

function textOf(children: unknown): string {
  return ([children].flat() as (Plain | null | undefined)[])
    .filter((child) => child !== null && child !== undefined && typeof child !== 'boolean')
    .join('')
}

/** Whether children are nothing but text. */
export function isText(children: unknown): boolean {
  return children !== undefined && ![children].flat().some(isObject)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
