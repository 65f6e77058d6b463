import { form, liveComponent, liveView } from '@livejsx/view'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { applyPatch } from '@livejsx/protocol'
import { rawPage } from '../src/index.ts'
import { filled, profileView, type Saved } from './profile-form.tsx'
import { startServer } from './start-server.ts'

/** What the page knows of the form. */
interface Known {
  readonly values: Record<string, unknown>
  readonly errors: Record<string, string[]>
  readonly rows: Record<string, string[]>
  readonly [name: string]: unknown
}

async function openForm() {
  const saved: Saved[] = []
  const { server, errors } = startServer(profileView(saved))
  const page = await rawPage(server, '/')
  page.join()
  await page.received()
  let state = page.state?.assigns as { profile: Known; other: number }
  return {
    page,
    errors,
    saved,
    server,
    /** Sends an event of the form and gives the answer. The page's copy does what a browser would. */
    async send(set: object, event?: string | null, details?: object) {
      const rest = [...(event === undefined ? [] : [event]), ...(details ? [details] : [])]
      page.event('live:form', ['profile', set, ...rest])
      const messages = await page.received()
      for (const [type, , , , values, lists = []] of messages) {
        if (type !== 'patch') continue
        const known = Object.entries(set).filter(([path]) => path in state.profile.values)
        const profile = {
          ...state.profile,
          values: { ...state.profile.values, ...Object.fromEntries(known) },
        }
        state = applyPatch({ ...state, profile }, { set: values, lists } as never)
      }
      return messages.at(-1) ?? []
    },
    get form() {
      return state.profile
    },
    get other() {
      return state.other
    },
  }
}

describe('a form in a page', () => {
  it('[EVT-07] is rendered with names, ids and values', async () => {
    const { page } = await openForm()
    expect(page.html).toContain('<input name="profile[name]" id="profile-name" value/>')
    expect(page.html).toContain(
      'name="profile[address][city]" id="profile-address-city" value="Ulm"',
    )
    expect(page.html).toContain('name="profile[items][k0][title]"')
    expect(page.html).toContain('id="profile-tags-a" type="checkbox" value="a"')
  })

  it('[EVT-07] is plain data without secrets and files', async () => {
    const { form } = await openForm()
    expect(form).toEqual({
      '#': 'form',
      values: {
        name: '',
        email: '',
        age: '',
        agree: false,
        tags: [],
        again: '',
        'address.city': 'Ulm',
        'items.k0.title': 'First',
      },
      blank: ['password', 'photo'],
      rows: { items: ['k0'] },
      errors: {},
      used: [],
      submitted: false,
      valid: false,
      changed: false,
      rev: {},
    })
  })

  it('[EVT-06] answers a change with what the page does not know: errors of used fields alone', async () => {
    const { send } = await openForm()
    expect(await send({ email: 'ada' })).toEqual([
      'patch',
      1,
      1,
      1,
      {
        'profile/errors/email': ['is no address'],
        'profile/used': ['email'],
        'profile/changed': true,
      },
    ])
    expect(await send({ email: 'ada@example.org' })).toEqual([
      'patch',
      1,
      2,
      2,
      { 'profile/errors': {} },
    ])
  })

  it('[EVT-06] shows an error of another field when that is used', async () => {
    const opened = await openForm()
    await opened.send({ ...filled, again: 'Bob' })
    expect(opened.form.errors).toEqual({ again: ['differs'] })
    await opened.send({ name: 'Bob' })
    expect(opened.form.errors).toEqual({})
  })

  it('[EVT-06] shows errors of the form itself, and of unused fields, after a submit', async () => {
    const opened = await openForm()
    await opened.send({ name: 'a@b.de', email: 'a@b.de', password: 'long enough' })
    expect(opened.form.errors).toEqual({})
    await opened.send({}, 'save', { submit: true })
    expect(opened.form).toMatchObject({
      errors: { '': ['Name and address are the same'] },
      submitted: true,
      valid: true,
    })
    expect(opened.saved).toEqual([])
    expect(opened.other).toBe(0)
  })

  it('[EVT-07] hands typed values to the handler, once they are valid', async () => {
    const opened = await openForm()
    await opened.send({ age: 'thirty' })
    expect(opened.form.errors).toEqual({ age: ['is no number'] })
    await opened.send({ ...filled, age: '36', tags: ['a', 'b'] }, 'save', { submit: true })
    expect(opened.saved).toEqual([
      {
        name: 'Ada',
        email: 'ada@example.org',
        age: 36,
        agree: true,
        tags: ['a', 'b'],
        password: 'hunter22',
        again: '',
        address: { city: 'Ulm' },
        items: [{ title: 'First' }],
        photo: undefined,
      },
    ])
    expect(opened.form).toMatchObject({
      errors: {},
      used: [],
      changed: false,
      rev: { password: 1 },
    })
    expect(opened.other).toBe(1)
  })

  it('[EVT-07] never sends a secret back', async () => {
    const opened = await openForm()
    await opened.send({ ...filled, password: 'canary' })
    await opened.send({}, 'save', { submit: true })
    expect(opened.saved).toMatchObject([{ password: 'canary' }])
    expect(JSON.stringify(opened.page.network.fromServer)).not.toContain('canary')
  })

  it('[EVT-07] shows what the handler has against it until the field is changed', async () => {
    const opened = await openForm()
    await opened.send({ ...filled, email: 'taken@example.org' }, 'save', { submit: true })
    expect(opened.form).toMatchObject({ errors: { email: ['is taken'] } })
    await opened.send({ name: 'Grace' })
    expect(opened.form.errors).toEqual({ email: ['is taken'] })
    await opened.send({ email: 'grace@example.org' })
    expect(opened.form).toMatchObject({ errors: {}, valid: true })
  })

  it('[EVT-07] leaves nothing of a handler that throws', async () => {
    const opened = await openForm()
    await opened.send(filled)
    const before = opened.form
    expect(await opened.send({ name: 'Eve' }, 'save', { submit: true })).toEqual([
      'failed',
      1,
      2,
      2,
      'handler-failed',
      { name: 'save' },
    ])
    expect([opened.form, opened.other]).toEqual([before, 0])
    expect(opened.errors).toEqual(['handleEvent.save: Eve is not wanted'])
    // The page sends again what was not kept.
    await opened.send({ name: 'Grace' }, 'save', { submit: true })
    expect(opened.saved.at(-1)?.name).toBe('Grace')
  })

  it('[EVT-07] keeps the schema of the event and that of the form apart', async () => {
    const opened = await openForm()
    await opened.send({ ...filled, age: '12' }, 'saveOlder', { submit: true })
    expect([opened.form.errors, opened.saved]).toEqual([{ age: ['is too young'] }, []])
    await opened.send({ age: '36' }, 'saveOlder', { submit: true })
    expect(opened.saved).toHaveLength(1)
  })

  it('[EVT-05] shows what a handler has made of a value, also to whoever types', async () => {
    const opened = await openForm()
    const answer = await opened.send({ name: ' Ada ' }, 'normalise', { target: 'name' })
    expect(answer[4]).toMatchObject({ 'profile/values/name': 'Ada', 'profile/rev/name': 1 })
  })

  it('[EVT-07] adds, moves and removes rows by keys that are never used again', async () => {
    const opened = await openForm()
    await opened.send({}, null, { row: ['add', 'items'] })
    await opened.send({ 'items.k1.title': 'Second' }, null, { row: ['up', 'items.k1'] })
    expect(opened.form.rows).toEqual({ items: ['k1', 'k0'] })
    await opened.send({}, null, { row: ['remove', 'items.k1'] })
    await opened.send({}, null, { row: ['add', 'items', 0] })
    expect(opened.form.rows).toEqual({ items: ['k2', 'k0'] })
    expect(opened.form.values).toMatchObject({ 'items.k2.title': '', 'items.k0.title': 'First' })
    expect(opened.form.values).not.toHaveProperty('items.k1.title')
    // Someone else was faster: the row is gone.
    const before = opened.form
    await opened.send({}, null, { row: ['remove', 'items.k1'] })
    expect(opened.form.rows).toEqual(before.rows)
  })

  it('[EVT-07] moves the errors of a row with it', async () => {
    const opened = await openForm()
    await opened.send({}, null, { row: ['add', 'items'] })
    await opened.send({}, 'save', { submit: true })
    expect(opened.form.errors).toMatchObject({ 'items.k1.title': ['has no title'] })
    await opened.send({}, null, { row: ['move', 'items.k1', 0] })
    expect(opened.form.errors).toMatchObject({ 'items.k1.title': ['has no title'] })
    await opened.send({}, null, { row: ['remove', 'items.k1'] })
    expect(opened.form.errors).not.toHaveProperty('items.k1.title')
    await opened.send({}, null, { row: ['remove', 'items.k0'] })
    expect(opened.form.errors).toMatchObject({ items: ['are needed'] })
  })

  it('[EVT-09] takes a whole form with rows of its own, as a page brings it to a new instance', async () => {
    const opened = await openForm()
    const set = { ...filled, 'items.k7.title': 'Seventh', 'items.k3.title': 'Third' }
    await opened.send(set, null, { whole: true, used: ['name'] })
    expect(opened.form.rows).toEqual({ items: ['k7', 'k3'] })
    expect(opened.form.values).toMatchObject({
      name: 'Ada',
      'address.city': 'Ulm',
      'items.k3.title': 'Third',
    })
    await opened.send({}, null, { row: ['add', 'items'] })
    expect(opened.form.rows).toEqual({ items: ['k7', 'k3', 'k8'] })
  })

  it('[EVT-06] begins again when the visitor resets it', async () => {
    const opened = await openForm()
    await opened.send({ ...filled, name: '' })
    await opened.send({}, null, { reset: true })
    expect(opened.form).toMatchObject({
      values: { name: '', email: '', agree: false },
      errors: {},
      used: [],
      changed: false,
    })
  })
})

describe('a form whose schema asks others', () => {
  interface Account {
    name: string
  }
  function accountView(
    saved: Account[],
    answers: { resolve(isFree: boolean): void; reject(error: Error): void }[],
  ) {
    const ask = () =>
      new Promise<boolean>((resolve, reject) => void answers.push({ resolve, reject }))
    // Not Zod: it asks twice, and nobody hears of the first answer.
    const Schema = v.pipeAsync(
      v.object({ name: v.string() }),
      v.forwardAsync(v.checkAsync(ask, 'is taken'), ['name']),
    )
    return liveView({
      mount: () => ({ account: form(Schema, { name: '' }) }),
      events: { save: Schema },
      handleEvent: { save: (_socket, values) => void saved.push(values) },
      render: () => null,
    })
  }

  async function open() {
    const saved: Account[] = []
    const answers: { resolve(isFree: boolean): void; reject(error: Error): void }[] = []
    const { server, errors } = startServer(accountView(saved, answers))
    const page = await rawPage(server, '/')
    page.join()
    await page.received()
    return { saved, answers, errors, page }
  }

  it('[EVT-07] waits for it, and keeps the order of events', async () => {
    const { page, saved, answers } = await open()
    page.event('live:form', ['account', { name: 'Ada' }])
    page.event('live:form', ['account', {}, 'save', { submit: true }])
    expect(await page.received()).toEqual([])
    answers.shift()?.resolve(false)
    expect(await page.received()).toMatchObject([
      ['patch', 1, 1, 1, { 'account/errors/name': ['is taken'] }],
    ])
    answers.shift()?.resolve(true)
    expect(await page.received()).toMatchObject([['patch', 1, 2, 2, { 'account/errors': {} }]])
    expect(saved).toEqual([{ name: 'Ada' }])
  })

  it('[EVT-07] fails the event when it throws, and goes on', async () => {
    const { page, saved, answers, errors } = await open()
    page.event('live:form', ['account', { name: 'Ada' }, 'save', { submit: true }])
    await page.received()
    answers.shift()?.reject(new Error('The database is gone'))
    expect(await page.received()).toEqual([['failed', 1, 1, 1, 'handler-failed', { name: 'save' }]])
    expect([saved, errors]).toEqual([[], ['handleEvent.save: The database is gone']])
    page.event('live:form', ['account', { name: 'Ada' }, 'save', { submit: true }])
    await page.received()
    answers.shift()?.resolve(true)
    await page.received()
    expect(saved).toEqual([{ name: 'Ada' }])
  })
})

describe('an event of a form', () => {
  it('[EVT-06] follows the policy of its event without a live value too', async () => {
    const view = liveView({
      mount: () => ({ found: '' }),
      events: { look: z.object({ text: z.string() }) },
      policies: { look: 'latest' },
      handleEvent: {
        async look(socket, { text }) {
          if (text === 'a') await new Promise(() => undefined)
          socket.assign({ found: text })
        },
      },
      render: () => null,
    })
    const { server } = startServer(view)
    const page = await rawPage(server, '/')
    page.join()
    await page.received()
    page.event('live:form', ['', { text: 'a' }, 'look'])
    page.event('live:form', ['', { text: 'ab' }, 'look'])
    expect(await page.received()).toEqual([
      ['failed', 1, 1, 1, 'superseded', { name: 'look' }],
      ['patch', 1, 2, 2, { found: 'ab' }],
    ])
  })

  it('[EVT-06] follows the policy of its event, and passes its hooks', async () => {
    const seen: unknown[] = []
    const Search = z.object({ text: z.string() })
    let go = (): void => undefined
    const view = liveView({
      mount({ attachHook }) {
        attachHook('event', 'spy', (_socket, name, value) => void seen.push([name, value]))
        return { search: form(Search, { text: '' }), found: '' }
      },
      events: { look: Search },
      policies: { look: 'latest' },
      handleEvent: {
        async look(socket, { text }) {
          await new Promise<void>((resolve) => (go = resolve))
          socket.assign({ found: text })
        },
      },
      render: () => null,
    })
    const { server } = startServer(view)
    const page = await rawPage(server, '/')
    page.join()
    await page.received()
    page.event('live:form', ['search', { text: 'a' }, 'look'])
    await page.received()
    page.event('live:form', ['search', { text: 'ab' }, 'look'])
    expect(await page.received()).toEqual([['failed', 1, 1, 1, 'superseded', { name: 'look' }]])
    go()
    expect(await page.received()).toMatchObject([['patch', 1, 2, 2, { found: 'ab' }]])
    expect(seen).toEqual([
      ['look', { text: 'a' }],
      ['look', { text: 'ab' }],
    ])
  })

  it('[EVT-06] tells its handler which field was changed, and which button was pressed', async () => {
    const seen: unknown[] = []
    const Note = z.object({ text: z.string(), kind: z.string() })
    const view = liveView({
      mount: () => ({ note: form(Note, { text: '', kind: '' }) }),
      events: { save: Note },
      handleEvent: {
        save(socket, values) {
          seen.push([values, socket.assigns.note.submitter])
        },
        changed(socket) {
          seen.push([socket.assigns.note.values, socket.assigns.note.target])
        },
      },
      render: () => null,
    })
    const { server } = startServer(view)
    const page = await rawPage(server, '/')
    page.join()
    page.event('live:form', ['note', { text: 'a' }, 'changed', { target: 'text' }])
    page.event('live:form', [
      'note',
      {},
      'save',
      { submit: true, submitter: ['note[kind]', 'draft'] },
    ])
    page.event('live:form', ['note', {}, 'save', { submit: true, submitter: ['how', 'now'] }])
    await page.received()
    expect(seen).toEqual([
      [{ text: 'a', kind: '' }, 'text'],
      [{ text: 'a', kind: 'draft' }, ['note[kind]', 'draft']],
      [{ text: 'a', kind: 'draft' }, ['how', 'now']],
    ])
  })

  it('[EVT-07] reaches the form of a live component, and leaves out there too what it brought', async () => {
    const Box = liveComponent(
      {
        mount: () => ({
          note: form(z.object({ text: z.string().min(2, 'is short') }), { text: '' }),
        }),
        render: ({ note }) => <input {...(note.fields.text as object)} />,
      },
      'box',
    )
    const view = liveView({ mount: () => ({}), render: () => <Box id="a" /> })
    const { server } = startServer(view)
    const page = await rawPage(server, '/')
    expect(page.html).toContain('<input name="note[text]" id="a-note-text" value/>')
    page.join()
    await page.received()
    page.send(['part', 1, 1, 1, 'live:form', ['note', { text: 'x' }]])
    expect(await page.received()).toEqual([
      [
        'patch',
        1,
        1,
        1,
        {
          'parts/1/note/errors/text': ['is short'],
          'parts/1/note/used': ['text'],
          'parts/1/note/valid': true,
          'parts/1/note/changed': true,
        },
      ],
    ])
  })
})
