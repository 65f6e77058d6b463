import {
  modelOf,
  isFormState,
  segmentsOfName,
  parseRowButton,
  type FormModel,
} from '@livejsx/view/internal'
import type { State } from '../discovery/part.ts'
import { leafAt } from './fit.ts'
import type { FormMessage, ParsedForm } from './form-message.ts'
import { refused } from './refused.ts'

type Entry = string | File

/** Reads a posted form as the message that its page would have sent with JavaScript. */
export function toFormMessage(data: FormData, assigns: State): ParsedForm {
  const told = (name: string): string | undefined => {
    const value = data.get(name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const key = told('live:of') ?? ''
  const fields = new Map<string, Entry[]>()
  for (const [name, value] of data) {
    if (name.startsWith('live:')) continue
    // Browsers send line breaks in another form than scripts see them in (HTML, 4.10.22.4).
    const entry = typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value
    fields.set(name, [...(fields.get(name) ?? []), entry])
  }
  const button = told('live:row')
  const row = button === undefined ? undefined : parseRowButton(button)
  const base = {
    key,
    event: row === undefined ? told('live:event') : undefined,
    isSubmit: row === undefined,
    isReset: false,
    isWhole: true,
    target: undefined,
    used: [],
    row: row && {
      verb: row.verb,
      path: row.key === undefined ? row.list : `${row.list}.${row.key}`,
    },
  }
  if (key === '') return { ...base, set: plainSet(fields), submitter: undefined }
  const state = Object.hasOwn(assigns, key) ? assigns[key] : undefined
  if (!isFormState(state)) return refused(key, 'There is no form of that name')
  return formSet(fields, key, modelOf(state), base)
}

/** Lists for names that end in `[]` or come more than once; inputs without a file bring nothing. */
function plainSet(fields: ReadonlyMap<string, readonly Entry[]>): Record<string, unknown> {
  const set = [...fields].flatMap(([name, entries]) => {
    const values = entries.filter((value) => !isNoFile(value))
    if (values.length === 0) return []
    return [[name, values.length > 1 || name.endsWith('[]') ? values : values[0]] as const]
  })
  return Object.fromEntries(set)
}

function formSet(
  fields: ReadonlyMap<string, readonly Entry[]>,
  key: string,
  model: FormModel,
  base: Omit<FormMessage, 'set' | 'submitter'>,
): ParsedForm {
  const set: [path: string, value: unknown][] = []
  let submitter: FormMessage['submitter']
  for (const [name, values] of fields) {
    const segments = segmentsOfName(name)
    if (segments === undefined) return refused(name, 'No field can have that name')
    const [head, ...rest] = segments
    const last = values.at(-1)
    // What is beside the form's own fields is most likely the button.
    if (head !== key) {
      if (typeof last === 'string') submitter = [name, last]
      continue
    }
    if (rest.at(-1) === '') rest.pop()
    const path = rest.join('.')
    const shape = rest.some((segment) => segment.includes('.'))
      ? undefined
      : leafAt(model.shape, path)
    if (shape === undefined) return refused(name, 'The form has no such field')
    if (shape.isList || shape.type === 'file') set.push([path, values])
    else if (shape.type === 'boolean') set.push([path, last])
    else set.push([path, values.length > 1 ? values : last])
  }
  return { ...base, set: Object.fromEntries(set), submitter }
}

function isNoFile(value: Entry): boolean {
  return typeof value !== 'string' && value.name === '' && value.size === 0
}
