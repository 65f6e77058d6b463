import { limits } from '@livejsx/protocol'
import { form, liveComponent, LiveRender, liveView } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rawPage, requestPage } from '../src/index.ts'
import { postForm, type Posted } from './post-form.ts'
import { profileView, type Saved } from './profile-form.tsx'
import { startServer } from './start-server.ts'

const save = [
  ['live:event', 'save'],
  ['live:of', 'profile'],
] as const

const filled = [
  ...save,
  ['profile[name]', 'Ada'],
  ['profile[email]', 'ada@example.org'],
  ['profile[age]', '36'],
  ['profile[agree]', 'on'],
  ['profile[tags]', 'a'],
  ['profile[tags]', 'b'],
  ['profile[password]', 'hunter22'],
  ['profile[again]', ''],
  ['profile[address][city]', 'Ulm'],
  ['profile[items][k0][title]', 'First'],
] as const

function without(...names: string[]) {
  return filled.filter(([name]) => !names.includes(name))
}

async function openForm() {
  const saved: Saved[] = []
  const { server, errors } = startServer(profileView(saved))
  const page = await requestPage(server, '/')
  return {
    saved,
    errors,
    server,
    page,
    post: (posted: Posted) => postForm(server, page, posted),
    /** Joins the instance of an answer, as its page does with JavaScript. */
    async adopt(html: string) {
      const [, state = ''] = /<script[^>]*data-live-state[^>]*>(.*?)<\/script>/s.exec(html) ?? []
      const answered = await rawPage(server, '/', page.cookies)
      answered.join({ token: JSON.parse(state).token })
      expect(await answered.received()).toEqual([['joined', 1, 'adopt', 0]])
      return answered
    },
  }
}

describe('a form without JavaScript', () => {
  it.each([
    ['multipart', false],
    ['urlencoded', true],
  ])('[EVT-11] reaches the same handler as %s', async (_name, isPlain) => {
    const { post, saved, errors } = await openForm()
    const { response, html } = await post({ fields: filled, isPlain })
    expect([response.status, errors]).toEqual([200, []])
    expect(saved).toMatchObject([{ name: 'Ada', age: 36, agree: true, tags: ['a', 'b'] }])
    expect(html).toContain('<output>1</output>')
  })

  it('[EVT-11] [LIFE-03] is answered with its errors, also where `handleParams` gives the page another address', async () => {
    const view = profileView()
    const { definition } = view
    Object.assign(definition, {
      handleParams(socket: { pushPatch(to: string): void }, _params: unknown, url: URL) {
        if (url.search !== '?page=1') socket.pushPatch('/?page=1')
      },
    })
    const { server } = startServer(view)
    const page = await requestPage(server, '/?page=1')
    const wrong = [...without('profile[email]'), ['profile[email]', 'ada'] as const]
    const refused = await postForm(server, page, { fields: wrong })
    expect([refused.response.status, refused.html.includes('is no address')]).toEqual([422, true])
    const taken = await postForm(server, page, { fields: filled })
    expect([taken.response.status, taken.html.includes('<output>1</output>')]).toEqual([200, true])
  })

  it('[EVT-11] is answered with its page, its values and its errors, and 422', async () => {
    const { post, saved } = await openForm()
    const fields = [
      ...without('profile[email]', 'profile[agree]'),
      ['profile[email]', 'ada'] as const,
    ]
    const { response, html } = await post({ fields })
    expect([response.status, saved]).toEqual([422, []])
    expect(html).toContain('value="Ada"')
    expect(html).toContain(
      '<input name="profile[email]" id="profile-email" aria-invalid="true" aria-describedby="profile-email-error" value="ada" type="email"/>',
    )
    expect(html).toContain('<p id="profile-email-error">is no address</p>')
    // A box that is not checked is not sent.
    expect(html).toContain('<input name="profile[agree]" id="profile-agree" type="checkbox"/>')
  })

  it('[EVT-11] is answered with the errors of the handler, and 422', async () => {
    const { post } = await openForm()
    const fields = [...without('profile[email]'), ['profile[email]', 'taken@example.org'] as const]
    const { response, html } = await post({ fields })
    expect(response.status).toBe(422)
    expect(html).toContain('is taken')
  })

  it('[EVT-11] is answered with a redirect where the handler says so', async () => {
    const { post, server } = await openForm()
    const before = server.stats().views
    const fields = [...without('profile[name]'), ['profile[name]', 'Away'] as const]
    const { response } = await post({ fields })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/elsewhere'])
    expect(server.stats().views).toBe(before)
  })

  it('[EVT-07] never shows a password again', async () => {
    const { post } = await openForm()
    const fields = [
      ...without('profile[password]', 'profile[email]'),
      ['profile[password]', 'canary'] as const,
    ]
    expect((await post({ fields })).html).not.toContain('canary')
  })

  it('[EVT-07] forgets a password that the page does not show', async () => {
    const { post, adopt, saved } = await openForm()
    const { response, html } = await post({ fields: without('profile[email]') })
    expect(response.status).toBe(422)
    const page = await adopt(html)
    page.event('live:form', ['profile', { email: 'ada@example.org' }, 'save', { submit: true }])
    const [answer] = await page.received()
    expect(answer?.[4]).toMatchObject({ 'profile/errors': { password: ['is too short'] } })
    expect(saved).toEqual([])
  })

  it('[EVT-11] adds and removes rows by its buttons', async () => {
    const { post, saved } = await openForm()
    const added = await post({ fields: [...filled, ['live:row', 'add items']] })
    expect([added.response.status, saved]).toEqual([200, []])
    expect(added.html).toContain('name="profile[items][k1][title]"')
    const removed = await post({
      fields: [...filled, ['profile[items][k1][title]', 'Second'], ['live:row', 'remove items k0']],
    })
    expect(removed.html).not.toContain('profile[items][k0][title]')
    expect(removed.html).toContain('value="Second"')
  })

  it('[EVT-11] keeps the order of rows in which they come', async () => {
    const { post, saved } = await openForm()
    await post({
      fields: [
        ...without('profile[items][k0][title]'),
        ['profile[items][k4][title]', 'Fourth'],
        ['profile[items][k0][title]', 'Zeroth'],
      ],
    })
    expect(saved[0]?.items).toEqual([{ title: 'Fourth' }, { title: 'Zeroth' }])
  })

  it('[EVT-11] is an event with an id of its own each time', async () => {
    const ids: string[] = []
    const view = profileView()
    Object.assign(view.definition, {
      handleEvent: { save: ({ eventId }: { eventId: string }) => void ids.push(eventId) },
    })
    const { server } = startServer(view)
    const page = await requestPage(server, '/')
    await postForm(server, page, { fields: filled })
    await postForm(server, page, { fields: filled })
    expect([ids.length, new Set(ids).size, ids.every((id) => id.length > 20)]).toEqual([2, 2, true])
  })

  it('[EVT-06] brings files', async () => {
    const { post, saved } = await openForm()
    const photo = new File(['bytes'], 'me.png', { type: 'image/png' })
    await post({ fields: [...filled, ['profile[photo]', photo]] })
    expect(saved[0]?.photo).toMatchObject({ name: 'me.png', size: 5, type: 'image/png' })
    await post({ fields: [...filled, ['profile[photo]', new File([], '')]] })
    expect(saved[1]?.photo).toBeUndefined()
  })

  it('[EVT-11] is adopted by JavaScript, if there is any', async () => {
    const { post, adopt, saved } = await openForm()
    const { html } = await post({ fields: without('profile[email]', 'profile[password]') })
    const page = await adopt(html)
    const set = { email: 'ada@example.org', password: 'hunter22' }
    page.event('live:form', ['profile', set, 'save', { submit: true }])
    await page.received()
    expect(saved).toMatchObject([{ name: 'Ada', tags: ['a', 'b'], password: 'hunter22' }])
  })

  it('[EVT-11] reaches the form of a live component', async () => {
    const Box = liveComponent(
      {
        mount: () => ({
          note: form(z.object({ text: z.string().min(1, 'is empty') }), { text: '' }),
          saved: '',
        }),
        events: { save: z.object({ text: z.string() }) },
        handleEvent: { save: (socket, { text }) => socket.assign({ saved: text }) },
        render: ({ note, saved }, live) => (
          <form {...live.form('save', { of: note })}>
            <b>{saved}</b>
            <i>{note.fields.text.errors}</i>
          </form>
        ),
      },
      'box',
    )
    const view = liveView({
      mount: () => ({}),
      render: () => (
        <>
          <Box id="a" />
          <Box id="b" />
        </>
      ),
    })
    const { server } = startServer(view)
    const page = await requestPage(server, '/')
    const to = (id: string, text: string) =>
      postForm(server, page, {
        fields: [
          ['live:event', 'save'],
          ['live:of', 'note'],
          ['live:part', JSON.stringify(['box', id])],
          ['note[text]', text],
        ],
      })
    const { html } = await to('b', 'hello')
    expect(html).toMatch(/<b><\/b>.*<b>hello<\/b>/s)
    const failed = await to('a', '')
    expect(failed.response.status).toBe(422)
    expect(failed.html).toMatch(/<i>is empty<\/i>.*<i><\/i>/s)
    expect((await to('gone', '')).response.status).toBe(400)
  })

  it('[EVT-11] reaches a nested view, and a component in it, by the way that their HTML names', async () => {
    const note = {
      mount: () => ({ note: form(z.object({ text: z.string() }), { text: '' }), saved: '' }),
      events: { save: z.object({ text: z.string() }) },
      handleEvent: {
        save(
          socket: { assign(patch: { saved: string }): void; redirect(to: string): void },
          { text }: { text: string },
        ) {
          if (text === 'away') socket.redirect('/elsewhere')
          socket.assign({ saved: text })
        },
      },
    }
    const Box = liveComponent(
      {
        ...note,
        render: ({ note: own, saved }, live) => (
          <form {...live.form('save', { of: own })}>
            <b>{saved}</b>
          </form>
        ),
      },
      'box',
    )
    const inner = liveView(
      {
        ...note,
        render: ({ note: own, saved }, live) => (
          <section>
            <form {...live.form('save', { of: own })}>
              <i>{saved}</i>
            </form>
            <Box id="b" />
          </section>
        ),
      },
      'inner',
    )
    const outer = liveView({
      mount: () => ({}),
      render: () => <LiveRender view={inner} id="n" />,
    })
    const { server } = startServer(outer)
    const page = await requestPage(server, '/')
    const ways = [...page.html.matchAll(/name="live:part" value="([^"]*)"/g)].map(([, way = '']) =>
      way.replaceAll('&quot;', '"'),
    )
    expect(ways).toEqual(['["inner","n"]', '["inner","n","box","b"]'])
    const to = (way: string, text: string) =>
      postForm(server, page, {
        fields: [
          ['live:event', 'save'],
          ['live:of', 'note'],
          ['live:part', way],
          ['note[text]', text],
        ],
      })
    const answers = await Promise.all(ways.map((way, at) => to(way, `text ${at}`)))
    expect(answers.map(({ response }) => response.status)).toEqual([200, 200])
    expect(answers[0]?.html).toContain('<i>text 0</i>')
    expect(answers[1]?.html).toContain('<b>text 1</b>')
    const { response } = await to(ways[0] ?? '', 'away')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/elsewhere'])
  })

  it('[EVT-06] reaches the handler without a live value, its names nested', async () => {
    const taken: unknown[] = []
    const view = liveView({
      mount: () => ({ sent: 0 }),
      events: {
        sign: z.object({ user: z.object({ name: z.string().min(1) }), tags: z.array(z.string()) }),
      },
      handleEvent: {
        sign(socket, payload) {
          taken.push(payload)
          socket.update('sent', (count) => count + 1)
        },
      },
      render: ({ sent }) => <output>{sent}</output>,
    })
    const { server } = startServer(view)
    const page = await requestPage(server, '/')
    const send = (name: string) =>
      postForm(server, page, {
        fields: [
          ['live:event', 'sign'],
          ['user[name]', name],
          ['tags[]', 'a'],
        ],
      })
    const done = await send('Ada')
    expect([done.response.status, taken]).toEqual([200, [{ user: { name: 'Ada' }, tags: ['a'] }]])
    expect(done.html).toContain('<output>1</output>')
    const refused = await send('')
    expect([refused.response.status, taken.length]).toEqual([422, 1])
  })
})

describe('a POST that no page of the visitor makes', () => {
  it.each([
    ['without a token', 403, { fields: [...filled, ['live:csrf', '']] }],
    ['with a token of somebody else', 403, { fields: [...filled, ['live:csrf', 'c3BpZWQ']] }],
    ['without a session', 403, { fields: filled, headers: { cookie: '' } }],
    ['of another origin', 403, { fields: filled, headers: { origin: 'http://evil.example' } }],
    ['of a hidden origin', 403, { fields: filled, headers: { origin: 'null' } }],
    ['of no form', 415, { body: '{}', headers: { 'content-type': 'application/json' } }],
    [
      'with a broken body',
      400,
      { body: '--x\r\nbroken', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    ],
    ['without a boundary', 400, { body: 'x', headers: { 'content-type': 'multipart/form-data' } }],
    [
      'that is too large',
      413,
      {
        fields: [
          ...filled,
          ['profile[photo]', new File([new Uint8Array(limits.maxFormBytes)], 'a')],
        ],
      },
    ],
    [
      'with too much text',
      413,
      { fields: [...filled, ['profile[again]', 'x'.repeat(limits.maxMessageBytes)]] },
    ],
    ['to no event', 400, { fields: [...filled, ['live:event', 'drop']].slice(1) }],
    ['to an event that every object has', 400, { fields: [['live:event', 'toString']] }],
    [
      'of no form of the view',
      400,
      {
        fields: [
          ['live:event', 'save'],
          ['live:of', 'other'],
        ],
      },
    ],
    ['to no place', 400, { fields: [...filled, ['live:part', 'x']] }],
    ['to a place that is gone', 400, { fields: [...filled, ['live:part', '["x","y"]']] }],
  ] as [string, number, Posted][])('[EVT-11] is refused %s', async (_name, status, posted) => {
    const { post, server, saved, page } = await openForm()
    const before = server.stats().views
    const { response } = await post(posted)
    expect([response.status, saved]).toEqual([status, []])
    expect(server.stats().views).toBe(before)
    const again = await postForm(server, page, { fields: filled })
    expect([again.response.status, saved.length]).toEqual([200, 1])
  })

  it('[EVT-11] is not read beyond the cap, whatever its header says', async () => {
    const { server, page } = await openForm()
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(1024 * 1024))
      },
    })
    const request = new Request('http://test/', {
      method: 'POST',
      headers: {
        cookie: page.cookies,
        'content-type': 'multipart/form-data; boundary=x',
      },
      body,
      duplex: 'half',
    } as RequestInit)
    expect((await server.fetch(request)).status).toBe(413)
    expect(sent).toBeLessThan(16)
  })

  it('[EVT-11] keeps the words of an exception', async () => {
    const { post, errors } = await openForm()
    const fields = [...without('profile[name]'), ['profile[name]', 'Eve'] as const]
    const { response, html } = await post({ fields })
    expect([response.status, errors]).toEqual([500, ['handleEvent.save: Eve is not wanted']])
    expect(html).not.toContain('wanted')
  })
})
