// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { createStage, viewOf } from '../../test/form-stage.ts'
import '../controls.ts'

const enter = (element: Element, type: string): void => {
  element.dispatchEvent(new Event(type, { bubbles: true }))
}

describe('watchForms', () => {
  it('[EVT-06] sends the fields that have changed since they were sent last', async () => {
    const { form, show, type, payloads, sent } = createStage()
    const of = viewOf('profile', { name: 'Ada', 'address.city': 'Ulm' })
    show(
      <form {...form('save', { of })}>
        <input name="profile[name]" value="Ada" />
        <input name="profile[address][city]" value="Ulm" />
      </form>,
    )
    type('[name$="[city]"]', 'Ulm!')
    type('[name="profile[name]"]', 'Ada L')
    await sent[0]?.answer()
    await sent[1]?.answer()
    type('[name="profile[name]"]', 'Ada Lo')
    expect(payloads()).toEqual([
      ['profile', { 'address.city': 'Ulm!' }],
      ['profile', { name: 'Ada L' }],
      ['profile', { name: 'Ada Lo' }],
    ])
    expect(sent[0]).toMatchObject({
      as: { name: 'live:form' },
      carried: { at: ['profile', 'values'], fields: { 'address.city': 'Ulm!' } },
    })
  })

  it('[EVT-06] takes `input` and `change` with one value for one change', () => {
    const { form, show, find, type, payloads } = createStage()
    show(
      <form {...form('save', { of: viewOf('f', { name: '' }) })}>
        <input name="f[name]" value="" />
      </form>,
    )
    type('input', 'a')
    enter(find('input'), 'change')
    expect(payloads()).toEqual([['f', { name: 'a' }]])
  })

  it('[EVT-06] sends fields again whose event has failed, and names the one that was changed', async () => {
    const { form, show, type, payloads, sent, errors } = createStage()
    show(
      <form {...form('save', { of: viewOf('f', { a: '', b: '' }), change: 'check' })}>
        <input name="f[a]" value="" />
        <input name="f[b]" value="" />
      </form>,
    )
    type('[name="f[a]"]', '1')
    await sent[0]?.fail()
    type('[name="f[b]"]', '2')
    expect(payloads()).toEqual([
      ['f', { a: '1' }, 'check'],
      ['f', { a: '1', b: '2' }, 'check', { target: 'b' }],
    ])
    expect(sent[1]?.as).toEqual({ name: 'check', payload: { a: '1', b: '2' } })
    expect(errors).toHaveLength(1)
  })

  it('[EVT-06] sends all fields of a form without a live value, and none without an event for it', () => {
    const { form, show, find, type, payloads, sent } = createStage()
    show(
      <>
        <form {...form('search', { change: 'look' })}>
          <input name="user[name]" id="name" />
          <input name="tag[]" value="a" type="checkbox" defaultChecked />
        </form>
        <form {...form('other')}>
          <input name="x" id="other" />
        </form>
      </>,
    )
    type('#name', 'Ada')
    enter(find('#name'), 'change')
    type('#other', 'x')
    expect(payloads()).toEqual([
      ['', { 'user[name]': 'Ada', 'tag[]': ['a'] }, 'look', { target: 'user[name]' }],
    ])
    expect(sent[0]?.as).toEqual({ name: 'look', payload: { user: { name: 'Ada' }, tag: ['a'] } })
  })

  it('[EVT-06] sends a form without a live value again when its field is left, after a failure', async () => {
    const { form, show, find, type, payloads, sent } = createStage()
    show(
      <form {...form('save', { change: 'check' })}>
        <input name="q" />
      </form>,
    )
    type('input', 'a')
    await sent[0]?.fail()
    enter(find('input'), 'change')
    await sent[1]?.answer()
    enter(find('input'), 'change')
    expect(payloads()).toHaveLength(2)
    expect(payloads()[1]).toEqual(payloads()[0])
  })

  it('[EVT-06] knows controls that stand outside of their form', () => {
    const { form, show, type, payloads } = createStage()
    show(
      <>
        <form id="f" {...form('save', { of: viewOf('f', { out: '' }) })} />
        <input name="f[out]" form="f" value="" />
      </>,
    )
    type('[name="f[out]"]', 'x')
    expect(payloads()).toEqual([['f', { out: 'x' }]])
  })

  it('[EVT-06] sends nothing while text is being composed, and once when it is', async () => {
    const { form, show, find, payloads } = createStage()
    show(
      <form {...form('save', { of: viewOf('f', { name: '' }) })}>
        <input name="f[name]" value="" />
      </form>,
    )
    const field = find('input')
    enter(field, 'compositionstart')
    field.value = 'に'
    field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    field.value = '日'
    enter(field, 'compositionend')
    await new Promise((resolve) => setTimeout(resolve))
    expect(payloads()).toEqual([['f', { name: '日' }]])
  })

  it('[EVT-04] marks the control and the form until the answer of the change', async () => {
    const { form, show, find, type, sent } = createStage()
    show(
      <form {...form('save', { of: viewOf('f', { name: '' }), change: 'check' })}>
        <input name="f[name]" value="" />
      </form>,
    )
    type('input', 'a')
    type('input', 'ab')
    const marks = () =>
      ['form', 'input'].map((each) => find(each).getAttribute('data-live-pending'))
    await sent[0]?.answer()
    expect(marks()).toEqual(['check', 'check'])
    await sent[1]?.answer()
    expect(marks()).toEqual([null, null])
  })

  it('[EVT-06] tells of a reset once the fields are what they were at first', async () => {
    const { form, show, find, type, payloads, sent } = createStage()
    const view = (name: string) => (
      <form {...form('save', { of: viewOf('f', { name }) })}>
        <input name="f[name]" value={name} />
        <button type="reset">Reset</button>
      </form>
    )
    show(view('Ada'))
    type('input', 'Bea')
    show(view('Bea'))
    await sent[0]?.answer()
    find('button').click()
    await new Promise((resolve) => setTimeout(resolve, 1))
    expect(payloads().at(-1)).toEqual(['f', { name: 'Ada' }, null, { reset: true }])
  })

  it('[EVT-06] empties a password that the server has let go of', () => {
    const { form, show, find } = createStage()
    const view = (rev: Record<string, number>) => {
      const of = viewOf('f', {}, { blank: ['password'], rev })
      return (
        <form {...form('save', { of })}>
          <input {...of.fields['password']?.as('password')} />
        </form>
      )
    }
    show(view({}))
    find('input').value = 'secret'
    show(view({}))
    expect(find('input').value).toBe('secret')
    show(view({ password: 1 }))
    expect(find('input').value).toBe('')
  })
})
