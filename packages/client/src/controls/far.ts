import { isLiveHandler } from '@livejsx/view/internal'
import { checkbox, multiple, radio, select } from './choice-kinds.ts'
import { editableHtml, editableText } from './editable-kinds.ts'
import type { Kind, Value } from './field.ts'
import { file, parsed, range, text } from './text-kinds.ts'
import { read, take, wantOf, type Props } from './wanted.ts'

/** What a view says of a control. */
export interface Far {
  readonly kind: Kind
  /** What it is to show; `undefined` = the view does not say. */
  readonly want: Value | undefined
  /** What `want` was made of. */
  readonly markup: unknown
  /** Lets `want` be shown over whatever the user has entered, when it is another one than before. */
  readonly overwrite: unknown
  /** Whether it has handlers of its own that talk to the server. */
  readonly isLive: boolean
}

const inputKinds: Readonly<Record<string, Kind | null>> = {
  checkbox,
  radio,
  range,
  file,
  number: parsed,
  date: parsed,
  time: parsed,
  month: parsed,
  week: parsed,
  'datetime-local': parsed,
  hidden: null,
  button: null,
  submit: null,
  reset: null,
  image: null,
}

/**
 * Takes what a control is to show out of an element's props, where that is the server's to say. Gives
 * `undefined` for every other element: Preact does with that what it always does.
 */
export function farOf(type: string, props: Props): Far | undefined {
  const kind = kindOf(type, props)
  if (kind === undefined) return undefined
  const isOverwritable = 'overwrite' in props
  const overwrite = take(props, 'overwrite')
  const handlers = handlersOf(kind, props)
  if (handlers === 'plain') return undefined
  const want = wantOf(kind, props, take)
  const isLive = handlers === 'live'
  if (want === undefined && !isLive && !isOverwritable) return undefined
  // Or Preact would take the text out that the page's HTML has in it.
  if (type === 'textarea') props['defaultValue'] ??= ''
  const { __html: markup } = (read(props, 'dangerouslySetInnerHTML') ?? {}) as Props
  return { kind, want, markup, overwrite, isLive }
}

/** Gives what an element is to show whose value the page's own handlers look after. */
export function nearOf(type: string, props: Props): Value | undefined {
  const kind = kindOf(type, props)
  if (kind === undefined || kind === editableText || kind === editableHtml) return undefined
  return handlersOf(kind, props) === 'plain' ? wantOf(kind, props, read) : undefined
}

function kindOf(type: string, props: Props): Kind | undefined {
  switch (type) {
    case 'input': {
      const kind = inputKinds[props['type'] as string]
      return kind === undefined ? text : (kind ?? undefined)
    }
    case 'textarea':
      return text
    case 'select':
      return props['multiple'] === true || props['multiple'] === '' ? multiple : select
    default:
      if (!isEditable(props)) return undefined
      return read(props, 'dangerouslySetInnerHTML') === undefined ? editableText : editableHtml
  }
}

/** Whether an element can be edited, now or in another render. */
export function isEditable(props: Props): boolean {
  return props['contentEditable'] !== undefined || props['contenteditable'] !== undefined
}

const ownHandler = /^on(before)?(input|change)(capture)?$/i
const ownClick = /^onclick(capture)?$/i

function handlersOf(kind: Kind, props: Props): 'plain' | 'live' | undefined {
  let found: 'live' | undefined
  for (const name in props) {
    if (!name.startsWith('on') || typeof props[name] !== 'function') continue
    const isBox = kind === checkbox || kind === radio
    if (!ownHandler.test(name) && !(isBox && ownClick.test(name))) continue
    if (!isLiveHandler(props[name])) return 'plain'
    found = 'live'
  }
  return found
}
