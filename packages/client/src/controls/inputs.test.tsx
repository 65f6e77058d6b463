// @vitest-environment happy-dom
import { options } from 'preact'
import { useState } from 'preact/hooks'
import { describe, expect, it } from 'vitest'
import { features } from '@livejsx/view/internal'
import { createStage, isMine, later } from '../../test/input-stage.ts'
import { announce, carry, keepAll } from './inputs.ts'

describe('guardControls', () => {
  it('[EVT-05] shows what is rendered where nobody is', () => {
    const { show, find } = createStage()
    show(<input value="one" />)
    show(<input value="two" />)
    expect(find().value).toBe('two')
  })

  it("[EVT-05] keeps what was typed until the answer, and shows the server's when it is left", async () => {
    const { show, find, type, answer, leave, on, sent } = createStage()
    const set = on()
    show(<input value="" onInput={set} />)
    type('ada')
    show(<input value="older" onInput={set} />)
    expect([find().value, sent]).toEqual(['ada', [['set', 'ada']]])
    show(<input value="ADA" onInput={set} />)
    await answer()
    expect(find().value).toBe('ada')
    await leave()
    expect(find().value).toBe('ADA')
  })

  it('[EVT-05] waits for the answer of the last event that carried a text', async () => {
    const { show, find, type, answer, leave, on } = createStage()
    const set = on()
    show(<input value="" onInput={set} />)
    type('a')
    type('ab')
    await leave()
    show(<input value="A" onInput={set} />)
    await answer()
    expect(find().value).toBe('ab')
    show(<input value="AB" onInput={set} />)
    await answer()
    expect(find().value).toBe('AB')
  })

  it('[EVT-05] shows the old value again when the server has refused a new one', async () => {
    const { show, find, type, answer, leave, on } = createStage()
    const set = on()
    show(<input value="old" onInput={set} />)
    type('new')
    await leave()
    await answer()
    expect(find().value).toBe('old')
  })

  it('[EVT-05] keeps a text whose event failed, and gives a choice back', async () => {
    const { show, find, type, fail, leave, on } = createStage()
    const set = on()
    const tree = (
      <p>
        <input id="text" value="old" onInput={set} />
        <input id="box" type="checkbox" checked={false} onChange={set} />
      </p>
    )
    show(tree)
    type('new', '#text')
    await fail()
    await leave()
    find('#box').click()
    expect(find('#box').checked).toBe(true)
    await fail()
    expect([find('#text').value, find('#box').checked]).toEqual(['new', false])
    expect(isMine(find('#text'))).toBe(true)
  })

  it('[EVT-05] keeps unsaved text and says that the server has another one', async () => {
    const { show, find, type, leave } = createStage()
    show(<input value="first" />)
    type('mine')
    await leave()
    show(<input value="first" />)
    expect(find().hasAttribute('data-live-changed')).toBe(false)
    show(<input value="theirs" />)
    expect([find().value, find().hasAttribute('data-live-changed')]).toEqual(['mine', true])
    find().value = 'first'
    await leave()
    find().dispatchEvent(new Event('change', { bubbles: true }))
    await later()
    expect([find().value, find().hasAttribute('data-live-changed')]).toEqual(['theirs', false])
  })

  it('[EVT-05] writes over everything when `overwrite` is another one', () => {
    const { show, find, type } = createStage()
    show(<input value="" overwrite={1} />)
    type('mine')
    show(<input value="server" overwrite={1} />)
    expect(find().value).toBe('mine')
    show(<input value="server" overwrite={2} />)
    expect([find().value, find().outerHTML]).toEqual([
      'server',
      expect.not.stringContaining('overwrite'),
    ])
  })

  it('[EVT-05] keeps the choice in a group of radio buttons together', async () => {
    const { show, find, answer, on } = createStage()
    const set = on()
    const tree = (chosen: string) => (
      <form>
        {['a', 'b', 'c'].map((each) => (
          <input
            key={each}
            type="radio"
            name="n"
            id={each}
            value={each}
            checked={chosen === each}
            onChange={set}
          />
        ))}
      </form>
    )
    show(tree('a'))
    find('#b').click()
    show(tree('c'))
    expect(find<HTMLInputElement>('input:checked').id).toBe('b')
    await answer()
    expect(find<HTMLInputElement>('input:checked').id).toBe('c')
  })

  it('[EVT-05] carries every control of a form with its submit, and shows the answer in spite of the focus', async () => {
    const { show, find, type, answer, on } = createStage()
    const save = on('save')
    const tree = (value: string) => (
      <form onSubmit={save}>
        <input value={value} />
      </form>
    )
    show(tree(''))
    type('hi')
    find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    show(tree(''))
    expect(find().value).toBe('hi')
    await answer()
    expect([find().value, document.activeElement]).toEqual(['', find()])
  })

  it('[EVT-05] keeps what is typed after a submit', async () => {
    const { show, find, type, answer, on } = createStage()
    const save = on('save')
    show(
      <form onSubmit={save}>
        <input value="" />
      </form>,
    )
    type('hi')
    find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    type('hi more')
    await answer()
    expect(find().value).toBe('hi more')
  })

  it('[EVT-05] carries a text with Enter where the payload has it', async () => {
    const { show, find, type, answer, on } = createStage()
    const add = on('add')
    show(<input value="" onKeyDown={add} />)
    type('entry')
    find().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    expect(isMine(find())).toBe(true)
    await answer()
    expect(find().value).toBe('')
  })

  it('[EVT-05] leaves a control to the page whose ancestor hears of it first', async () => {
    const { show, find, type } = createStage()
    const Upper = () => {
      const [text, setText] = useState('')
      return (
        <p onInput={({ target }) => setText((target as HTMLInputElement).value.toUpperCase())}>
          <input value={text} />
        </p>
      )
    }
    show(<Upper />)
    type('a')
    await later()
    expect(find().value).toBe('A')
  })

  it("[EVT-05] keeps a control the server's whose form hears of it before the page does", async () => {
    const { show, find, type, on } = createStage()
    const set = on()
    const heard: string[] = []
    const tree = (value: string) => (
      <main onInput={() => void heard.push('page')}>
        <form onInput={set}>
          <input value={value} />
        </form>
      </main>
    )
    show(tree(''))
    type('mine')
    show(tree('theirs'))
    expect([find().value, heard]).toEqual(['mine', ['page']])
  })

  it('[EVT-05] does nothing to what becomes HTML', () => {
    const { show, find } = createStage()
    features.isHtml = true
    const tree = <input value="x" />
    features.isHtml = false
    expect(tree.props).toEqual({ value: 'x' })
    show(tree)
    expect(find().value).toBe('x')
    expect(options.vnode).toBeTypeOf('function')
  })
})

describe('announce', () => {
  it('[EVT-05] lets the handlers of each control hear of what no event has carried', () => {
    const { show, find, on, sent } = createStage()
    const set = on()
    show(
      <main>
        <input id="a" value="" onInput={set} />
        <input id="b" value="" onInput={set} />
      </main>,
    )
    find('#a').value = 'filled in'
    announce(document)
    announce(document)
    expect(sent).toEqual([['set', 'filled in']])
  })

  it('[EVT-05] lets one control speak for a form that sends all its fields', () => {
    const { show, find } = createStage()
    const heard: string[] = []
    show(
      <form data-live-form="save">
        <input id="a" value="" />
        <input id="b" value="" />
      </form>,
    )
    find('form').addEventListener('input', ({ target }) => heard.push((target as Element).id))
    find('#a').value = 'x'
    find('#b').value = 'y'
    announce(document)
    expect(heard).toEqual(['a'])
  })

  it('[EVT-05] tells the server what a reset has changed', async () => {
    const { show, find, type, answer, on, sent } = createStage()
    const set = on()
    show(
      <form>
        <input value="first" onInput={set} />
      </form>,
    )
    type('typed')
    await answer()
    find<HTMLFormElement>('form').reset()
    await later()
    expect([find().value, sent.at(-1)]).toEqual(['first', ['set', 'first']])
  })
})

describe('carry and keepAll', () => {
  it("[EVT-05] a control is the user's until its answer", async () => {
    const { show, find } = createStage()
    show(<input value="" />)
    find().value = 'x'
    let resolve = (): void => undefined
    carry([find()], new Promise<void>((done) => (resolve = done)))
    show(<input value="server" />)
    expect([isMine(find()), find().value]).toEqual([true, 'x'])
    resolve()
    await later()
    expect([isMine(find()), find().value]).toEqual([false, 'server'])
  })

  it('[EVT-05] what the user has entered is kept for an instance that knows nothing of it', async () => {
    const { show, find, type, answer, leave, on } = createStage()
    const set = on()
    const tree = (sent: string, other: string) => (
      <main>
        <input id="sent" value={sent} onInput={set} />
        <input id="other" value={other} />
      </main>
    )
    show(tree('', 'one'))
    type('ada', '#sent')
    show(tree('ada', 'one'))
    await answer()
    await leave()
    keepAll(document)
    show(tree('', 'two'))
    expect([find('#sent').value, find('#other').value]).toEqual(['ada', 'two'])
  })
})
