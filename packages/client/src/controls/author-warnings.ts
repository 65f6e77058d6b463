import { features } from '@livejsx/view/internal'
import { controlOf } from './control.ts'
import { isEditable, nearOf } from './far.ts'
import type { Field, Value } from './field.ts'
import { watchOthers } from './inputs.ts'
import { isText, type Props } from './wanted.ts'

/** What was rendered last of controls that the page's own handlers look after. */
const rendered = new WeakMap<EventTarget, Value>()
const warned = new Set<string>()

/** Lets the console tell of what loses a user's text: while developing. */
export function warnAuthors(): void {
  features.onPush = warnOfPush
  watchOthers((type, props) => {
    warnOfChildren(type, props)
    const near = nearOf(type, props)
    return near === undefined ? undefined : (field) => rendered.set(field, near)
  })
}

/**
 * Warns of an event that is sent by `live.push` in a plain handler of an input whose value comes from
 * the server: a render that is older than the event takes away what was typed.
 */
function warnOfPush(name: string): void {
  // The event that is being handled, if any: a push later on belongs to no input.
  const { target = null, type = '' } = window.event ?? {}
  const before = target === null ? undefined : rendered.get(target)
  if (target === null || before === undefined || controlOf(target) !== undefined) return
  if (!/^(before)?input$|^change$|^click$/.test(type)) return
  const field = target as Field
  const entered = typeof before === 'boolean' ? field.checked : field.value
  // State of the page itself is rendered by then; an answer of the server takes longer.
  setTimeout(() => {
    if (rendered.get(field) !== before || entered === before) return
    const label = field.name && ` name="${field.name}"`
    warn(
      `\`live.push('${name}')\` ran in a plain handler of <${field.localName}${label}>, whose value ` +
        `the server renders: what is entered while the answer is on its way gets lost. ` +
        `Use \`live.on('${name}', (event) => payload)\` as the handler`,
    )
  })
}

/** Warns of elements that can be edited and hold what Preact is to keep up. */
function warnOfChildren(type: string, props: Props): void {
  if (!isEditable(props) || props['children'] === undefined || isText(props['children'])) return
  warn(
    `<${type} contentEditable> has elements in it: who edits it takes them away from Preact. ` +
      `Render text, or HTML by \`dangerouslySetInnerHTML\``,
  )
}

function warn(text: string): void {
  if (warned.has(text)) return
  warned.add(text)
  console.warn(`[livejsx] ${text}`)
}
