import { debounce, liveView, type LiveSocket } from 'livejsx'
import { z } from 'zod'
import { record } from './record.server.ts'
import { startTicker } from './ticker.server.ts'
import { keyOf, topicOf } from './topic.ts'
import { Choices } from './typing/choices.tsx'
import { firstFields, normalize, type Fields, type Name, type Value } from './typing/fields.ts'
import { held } from './typing/hold.server.ts'
import { readValue } from './typing/read-value.ts'
import { Texts } from './typing/texts.tsx'
import { Unsent } from './typing/unsent.tsx'

interface Assigns {
  key: string
  tick: number
  /** Events of these fields wait for a gate of their name. */
  held: string[]
  fields: Fields
  revisions: Partial<Record<Name, number>>
  choices: string[]
  said: string[]
  chat: { said: string[]; count: number }
  posted: string[]
}

const name = z.custom<Name>(
  (value) => typeof value === 'string' && Object.hasOwn(firstFields, value),
)
const value = z.union([z.string(), z.boolean(), z.array(z.string())])
const change = z.object({ name, value })
const text = z.object({ text: z.string() })

/** Controls of every kind under latency. */
export default liveView({
  mount({ url, subscribe, signal }): Assigns {
    const key = keyOf(url)
    const { searchParams } = url
    if (!searchParams.has('quiet')) subscribe(startTicker(signal))
    subscribe(topicOf(key))
    return {
      key,
      tick: 0,
      held: searchParams.getAll('hold'),
      fields: firstFields,
      revisions: {},
      choices: ['a1', 'a2'],
      said: [],
      chat: { said: [], count: 0 },
      posted: [],
    }
  },
  handleInfo: {
    tick: (socket) => socket.update('tick', (tick) => tick + 1),
    push(socket, text: string) {
      socket.update('fields', (fields) => ({ ...fields, ...JSON.parse(text) }))
    },
    overwrite(socket, text: string) {
      const changed = JSON.parse(text) as Partial<Fields>
      socket.update('fields', (fields) => ({ ...fields, ...changed }))
      socket.update('revisions', (revisions) => ({
        ...revisions,
        ...Object.fromEntries(
          (Object.keys(changed) as Name[]).map((each) => [each, (revisions[each] ?? 0) + 1]),
        ),
      }))
    },
    choices: (socket, text: string) => socket.assign({ choices: text.split(' ') }),
  },
  events: {
    set: change,
    hope: change,
    save: z.record(z.string(), value),
    say: text,
    chat: text,
    post: text,
  },
  optimistic: {
    // The very change of the handler: another count would empty the field twice.
    chat: ({ chat }, { text }) => ({ chat: saidIn(chat, text) }),
    hope: ({ fields }, { value }) => ({ fields: { ...fields, hoped: value === true } }),
  },
  handleEvent: {
    set: (socket, payload) => take(socket, payload),
    hope: (socket, payload) => take(socket, payload),
    async *save(socket, payload) {
      const { assigns } = socket
      record(assigns.key, `save ${JSON.stringify(payload)}`)
      if (assigns.held.includes('save')) yield* wait(socket, 'save')
      socket.update('fields', (fields) => ({
        ...fields,
        ...Object.fromEntries(
          Object.entries(payload).map(([each, value]) => [
            each,
            normalize(each as Name, value, fields),
          ]),
        ),
      }))
    },
    async *say(socket, { text }) {
      if (socket.assigns.held.includes('say')) yield* wait(socket, 'say')
      if (text === 'fail') throw new Error('refused by the spec')
      socket.update('said', (said) => [...said, text])
      socket.update('fields', (fields) => ({ ...fields, message: '' }))
    },
    async *chat(socket, { text }) {
      if (socket.assigns.held.includes('chat')) yield* wait(socket, 'chat')
      socket.update('chat', (chat) => saidIn(chat, text))
    },
    async *post(socket, { text }) {
      if (socket.assigns.held.includes('post')) yield* wait(socket, 'post')
      socket.update('posted', (posted) => [...posted, text])
    },
  },
  title: () => 'Typing',
  render({ tick, fields, revisions, choices, said, chat, posted }, live) {
    const set = (name: Name) => live.on('set', (event) => ({ name, value: readValue(event) }))
    return (
      <main>
        <header>
          <h1>Typing</h1>
          <output id="tick">{tick}</output>
        </header>
        <Texts
          fields={fields}
          revisions={revisions}
          set={set}
          later={debounce(set('late'), 60_000)}
        />
        <Choices
          fields={fields}
          revisions={revisions}
          choices={choices}
          set={set}
          hope={live.on('hope', (event) => ({ name: 'hoped', value: readValue(event) }))}
        />
        <form
          id="both"
          class="box"
          onInput={live.on('set', (event) => {
            const { name, value } = event.target as HTMLInputElement
            return { name: name as Name, value }
          })}
        >
          <button type="reset">Reset</button>
          <input data-field="first" aria-label="First" name="first" value={fields.first} />
          <input data-field="second" aria-label="Second" name="second" value={fields.second} />
        </form>
        <form id="save" class="box" onSubmit={live.on('save', entriesOf)}>
          <Unsent fields={fields} revisions={revisions} />
          <button>Save</button>
        </form>
        <form id="say" class="box" onSubmit={live.on('say', textOf)}>
          <input
            data-field="message"
            aria-label="Message"
            name="text"
            value={fields.message}
            autocomplete="off"
          />
          <output id="said">{said.join('|')}</output>
        </form>
        <form class="box" onSubmit={live.on('chat', textOf, { repeat: true })}>
          <input
            data-field="chat"
            aria-label="Chat"
            name="text"
            value=""
            overwrite={chat.count}
            autocomplete="off"
          />
          <output id="chatted">{chat.said.join('|')}</output>
        </form>
        <form class="box" {...live.form('post', { reset: true })}>
          <input data-field="post" aria-label="Post" name="text" value="" autocomplete="off" />
          <output id="posted">{posted.join('|')}</output>
        </form>
      </main>
    )
  },
})

function textOf(event: Event): { text: string } {
  event.preventDefault()
  const { elements } = event.currentTarget as HTMLFormElement
  return { text: (elements.namedItem('text') as HTMLInputElement).value }
}

function saidIn({ said, count }: Assigns['chat'], text: string): Assigns['chat'] {
  return { said: [...said, text], count: count + 1 }
}

function entriesOf(event: Event): Record<string, Value> {
  event.preventDefault()
  const form = event.currentTarget as HTMLFormElement
  const data = new FormData(form)
  const of = (name: string): string => (data.get(name) as string | null) ?? ''
  return {
    note: of('note'),
    remark: of('remark'),
    consent: data.has('consent'),
    list: of('list'),
    grade: of('grade'),
  }
}

async function* take(
  socket: LiveSocket<Assigns, undefined>,
  { name, value }: { name: Name; value: Value },
): AsyncGenerator<void> {
  const { key, held: names } = socket.assigns
  record(key, `${name} ${String(value)}`)
  if (names.includes(name)) yield* wait(socket, name)
  if (value === 'fail') throw new Error('refused by the spec')
  socket.update('fields', (fields) => ({ ...fields, [name]: normalize(name, value, fields) }))
}

async function* wait(socket: LiveSocket<Assigns, undefined>, name: string): AsyncGenerator<void> {
  for await (const _ of held(socket.assigns.key, name, socket.signal)) {
    socket.update('tick', (tick) => tick + 1)
    yield
  }
}
