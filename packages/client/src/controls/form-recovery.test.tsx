// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { FormOptions } from '@livejsx/view'
import { createStage, viewOf } from '../../test/form-stage.ts'
import '../controls.ts'
import { recoverForms } from './form-recovery.ts'

type More = Parameters<typeof viewOf>[2]

/** A page with one form that the visitor has been in. */
function open(options: FormOptions = {}, more: More = { changed: true, used: ['a'] }) {
  const stage = createStage()
  const { form, show } = stage
  const view = (values: Record<string, string>, own?: More) => {
    const of = viewOf('f', values, own)
    const { value } = of.fields['a'] as { value: string }
    return (
      <form {...form('save', { ...options, of })}>
        <input name="f[a]" value={value} />
        <input name="f[b]" value="" />
        {of.state.rows['items']?.map((key) => (
          <input key={key} id={key} name={`f[items][${key}][title]`} value="" />
        ))}
      </form>
    )
  }
  show(view({ a: 'old', b: '', hidden: 'x' }, more))
  return { ...stage, showNew: () => show(view({ a: '', b: '', hidden: '' })) }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe('recoverForms', () => {
  it('[EVT-09] sends all that a form holds, once, and shows it until the answer', async () => {
    const { type, find, sent, payloads, showNew } = open()
    type('[name="f[b]"]', 'typed')
    await sent[0]?.fail()
    recoverForms()
    recoverForms(document.body)
    showNew()
    expect([find('[name="f[a]"]').value, find('[name="f[b]"]').value]).toEqual(['old', 'typed'])
    await settled()
    expect(payloads().slice(1)).toEqual([
      ['f', { a: 'old', b: 'typed', hidden: 'x' }, null, { whole: true, used: ['a', 'b'] }],
    ])
  })

  it('[EVT-09] keeps rows that the new instance does not know', async () => {
    const more = { changed: true, rows: { items: ['k3'] } }
    const { find, payloads, showNew } = open({}, more)
    const row = find('#k3')
    row.value = 'typed'
    recoverForms()
    showNew()
    await settled()
    expect(find('#k3')).toBe(row)
    expect(payloads()).toEqual([
      [
        'f',
        { a: 'old', b: '', 'items.k3.title': 'typed', hidden: 'x' },
        null,
        { whole: true, used: ['items.k3.title'] },
      ],
    ])
  })

  it('[EVT-09] sends nothing of a form that nobody has been in, or that is not to be recovered', async () => {
    for (const { payloads, showNew } of [open({}, {}), open({ recover: false })]) {
      recoverForms()
      showNew()
      await settled()
      expect(payloads()).toEqual([])
    }
  })

  it('[EVT-09] sends the event that is meant for it, and if that fails only the fields', async () => {
    const { sent, payloads, showNew } = open({ change: 'check', recover: 'recover' })
    recoverForms()
    showNew()
    await settled()
    await sent[0]?.fail()
    expect(payloads().map((payload) => (payload as unknown[])[2])).toEqual(['recover', null])
  })

  it('[EVT-09] keeps each of several forms until its own answer, and sends each once', async () => {
    const { form, show, find, sent, payloads } = createStage()
    const view = (one: string, two: string, more?: More) =>
      Object.entries({ one, two }).map(([key, text]) => {
        const of = viewOf(key, { text }, more)
        const { value } = of.fields['text'] as { value: string }
        return (
          <form key={key} {...form('save', { of })}>
            <input id={key} name={`${key}[text]`} value={value} />
          </form>
        )
      })
    const shown = (): string[] => ['#one', '#two'].map((id) => find(id).value)
    show(view('a', 'b', { changed: true }))
    recoverForms()
    show(view('', ''))
    expect(shown()).toEqual(['a', 'b'])
    await settled()
    expect(payloads()).toEqual([
      ['one', { text: 'a' }, null, { whole: true, used: [] }],
      ['two', { text: 'b' }, null, { whole: true, used: [] }],
    ])
    show(view('A', ''))
    await sent[0]?.answer()
    expect(shown()).toEqual(['A', 'b'])
    show(view('A', 'B'))
    await sent[1]?.answer()
    expect(shown()).toEqual(['A', 'B'])
  })

  it('[EVT-09] shows what the instance says when it has heard of the form', async () => {
    const { sent, find, showNew } = open()
    recoverForms()
    showNew()
    await settled()
    showNew()
    await sent[0]?.answer()
    expect(find('input').value).toBe('')
  })

  it('[EVT-09] sends forms without a live value by their event for changes', async () => {
    const { form, show, payloads } = createStage()
    show(
      <>
        <form {...form('search', { change: 'look' })}>
          <input name="q" value="x" />
        </form>
        <form {...form('other')}>
          <input name="q" value="x" />
        </form>
      </>,
    )
    recoverForms()
    await settled()
    expect(payloads()).toEqual([['', { q: 'x' }, 'look']])
  })

  it('[EVT-09] sends passwords, and lets forms go that the new state does not show', async () => {
    const { form, show, find, payloads } = createStage()
    const more = { blank: ['password'], changed: true }
    const view = (
      <form {...form('save', { of: viewOf('f', {}, more) })}>
        <input name="f[password]" type="password" />
      </form>
    )
    show(view)
    find('input').value = 'secret'
    recoverForms()
    await settled()
    expect(payloads()).toMatchObject([['f', { password: 'secret' }, null, { whole: true }]])
    recoverForms()
    show(null)
    await settled()
    expect(payloads()).toHaveLength(1)
  })
})
