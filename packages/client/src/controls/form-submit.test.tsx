// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { createStage, viewOf, type FormStage } from '../../test/form-stage.ts'
import '../controls.ts'

const click = ({ find }: FormStage, selector: string): void => find<HTMLElement>(selector).click()

describe('submit', () => {
  it('[EVT-08] sends what no answered event has brought, once', async () => {
    const stage = createStage()
    const { form, show, type, payloads, sent } = stage
    show(
      <form {...form('save', { of: viewOf('f', { a: '', b: '' }), change: 'check' })}>
        <input name="f[a]" value="" />
        <input name="f[b]" value="" />
        <button name="by" value="hand" />
      </form>,
    )
    type('[name="f[a]"]', '1')
    click(stage, 'button')
    click(stage, 'button')
    expect(payloads().slice(1)).toEqual([
      ['f', { a: '1' }, 'save', { submit: true, submitter: ['by', 'hand'] }],
    ])
    expect(sent[1]).toMatchObject({ as: { name: 'save', payload: { a: '1', b: '' } } })
  })

  it('[EVT-04] marks form and button with the event, and takes only its own mark off', async () => {
    const stage = createStage()
    const { form, show, find, type, sent } = stage
    show(
      <form {...form('save', { of: viewOf('f', { a: '' }) })}>
        <input name="f[a]" value="" />
        <button />
      </form>,
    )
    const marks = () => ['form', 'button'].map((each) => find(each).dataset['livePending'])
    type('input', '1')
    click(stage, 'button')
    expect(marks()).toEqual(['live:form save', 'save'])
    await sent[0]?.answer()
    expect(marks()).toEqual(['save', 'save'])
    expect(find('button').disabled).toBe(true)
    await sent[1]?.fail()
    expect(marks()).toEqual([undefined, undefined])
    expect(find('button').disabled).toBe(false)
    expect(stage.errors).toHaveLength(1)
  })

  it('[EVT-06] sends a form without a live value whole, with its button', () => {
    const stage = createStage()
    const { form, show, payloads } = stage
    show(
      <form {...form('save')}>
        <input name="a" value="1" />
        <button name="by" value="hand" />
      </form>,
    )
    click(stage, 'button')
    expect(payloads()).toEqual([
      ['', { a: '1', by: 'hand' }, 'save', { submit: true, submitter: ['by', 'hand'] }],
    ])
  })

  it('[EVT-06] sends an emptied form again only when something is new', async () => {
    const stage = createStage()
    const { form, show, find, payloads } = stage
    show(
      <form {...form('say', { reset: true })}>
        <input name="text" />
        <button />
      </form>,
    )
    find('input').value = 'one'
    click(stage, 'button')
    click(stage, 'button')
    find('input').value = 'two'
    click(stage, 'button')
    expect(payloads().map((payload) => (payload as unknown[])[1])).toEqual([
      { text: 'one' },
      { text: 'two' },
    ])
    expect(find('button').disabled).toBe(false)
  })

  it('[EVT-06] keeps what is typed into an emptied form when the server empties it, too', async () => {
    const stage = createStage()
    const { form, show, find, type, sent } = stage
    const view = (rev: number) => {
      const of = viewOf('f', { text: '' }, { rev: { text: rev } })
      return (
        <form {...form('say', { of, reset: true })}>
          <input {...of.fields['text']} />
          <button />
        </form>
      )
    }
    show(view(0))
    type('input', 'one')
    click(stage, 'button')
    type('input', 'two')
    show(view(1))
    await sent[1]?.answer()
    expect(find('input').value).toBe('two')
    // From now on the server means what it says.
    show(view(2))
    expect(find('input').value).toBe('')
  })

  it('[EVT-06] does not send what is no value of its control', () => {
    const stage = createStage()
    const { form, show, find, payloads } = stage
    show(
      <form {...form('save')}>
        <input name="age" type="number" />
        <button />
      </form>,
    )
    const reported: boolean[] = []
    Object.defineProperty(find('input'), 'validity', { value: { badInput: true } })
    find('input').reportValidity = () => !reported.push(true)
    click(stage, 'button')
    expect([payloads(), reported]).toEqual([[], [true]])
  })

  it('[EVT-07] lets the server change rows, with what was typed just before', async () => {
    const stage = createStage()
    const { form, show, find, payloads, sent } = stage
    const view = (keys: string[]) => {
      const values = Object.fromEntries(keys.map((key) => [`items.${key}.title`, '']))
      const of = viewOf('f', values, { rows: { items: keys } })
      return (
        <form {...form('save', { of })}>
          {keys.map((key) => (
            <p key={key}>
              <input name={`f[items][${key}][title]`} value="" />
              <button name="live:row" value={`remove items ${key}`} />
            </p>
          ))}
          <button name="live:row" value="add items" id="add" />
        </form>
      )
    }
    show(view(['k0', 'k1']))
    find('input').value = 'typed'
    find<HTMLElement>('p button').focus()
    click(stage, 'p button')
    click(stage, 'p button')
    click(stage, '#add')
    expect(payloads()).toEqual([
      ['f', { 'items.k0.title': 'typed' }, null, { row: ['remove', 'items.k0'] }],
      ['f', {}, null, { row: ['add', 'items'] }],
    ])
    show(view(['k1', 'k2']))
    document.body.focus()
    await sent[0]?.answer()
    expect(document.activeElement).toBe(find('p button'))
  })

  it('[EVT-11] leaves a form to the browser when no server is there for the page', () => {
    const stage = createStage()
    const { form, show, find, payloads } = stage
    show(<form {...form('save')} />)
    document.documentElement.dataset['liveConnection'] = 'failed'
    const event = new SubmitEvent('submit', { cancelable: true })
    find('form').dispatchEvent(event)
    delete document.documentElement.dataset['liveConnection']
    expect([event.defaultPrevented, payloads()]).toEqual([false, []])
  })
})
