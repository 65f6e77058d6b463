import type { Patch, ServerMessage } from '@livejsx/protocol'

/** Length from which the text of a value is kept for a moment; shorter ones are as quickly made again. */
const minShared = 256
/** Lists of more than these are not looked through for values that others are sent, too. */
const maxItems = 8

/** Texts of values, until the present task of the process has ended. */
const texts = new Map<object, string>()

/**
 * Makes the text of a message. What many views are sent in one go, as the item of a broadcast is, is
 * made a text once, for all of them.
 */
export function messageText(message: ServerMessage): string {
  if (message[0] !== 'patch') return JSON.stringify(message)
  const [name, view, number, answered, set, lists] = message
  const head = `["${name}",${view},${number},${answered},${fieldsText(set)}`
  if (lists === undefined) return `${head}]`
  const own = `${head},${texts.get(lists) ?? listText(lists, operationText)}`
  return message.length === 6 ? `${own}]` : `${own},${JSON.stringify(message.slice(6)).slice(1)}`
}

/** Makes the lists of a patch a text, once for all messages of the present task that have the same. */
export function shareText(lists: Patch['lists']): void {
  if (!texts.has(lists)) remember(lists, listText(lists, operationText))
}

function fieldsText(set: Readonly<Record<string, unknown>>): string {
  if (isEmpty(set)) return '{}'
  if (!hasObjects(set) || Object.keys(set).length > maxItems) return JSON.stringify(set)
  let fields = ''
  for (const name in set) {
    fields += `${fields === '' ? '' : ','}${JSON.stringify(name)}:${valueText(set[name])}`
  }
  return `{${fields}}`
}

function hasObjects(set: Readonly<Record<string, unknown>>): boolean {
  for (const name in set) if (isObject(set[name])) return true
  return false
}

function isEmpty(set: Readonly<Record<string, unknown>>): boolean {
  for (const _name in set) return false
  return true
}

function operationText(operation: readonly unknown[]): string {
  return listText(operation, (operand) =>
    Array.isArray(operand)
      ? listText(operand as readonly unknown[], valueText)
      : valueText(operand),
  )
}

function listText<Item>(list: readonly Item[], textOf: (item: Item) => string): string {
  return list.length > maxItems ? JSON.stringify(list) : `[${list.map(textOf).join()}]`
}

function valueText(value: unknown): string {
  // As in any list of JSON, what is not there is `null`.
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (!isObject(value)) return JSON.stringify(value ?? null)
  const known = texts.get(value)
  if (known !== undefined) return known
  const text = JSON.stringify(value)
  if (text.length >= minShared) remember(value, text)
  return text
}

function remember(value: object, text: string): void {
  // Not for longer: nothing keeps an author from changing later what was sent.
  if (texts.size === 0) queueMicrotask(() => texts.clear())
  texts.set(value, text)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
