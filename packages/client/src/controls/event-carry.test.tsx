// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { createStage, isMine, type InputStage } from '../../test/input-stage.ts'
import { carryOf } from './event-carry.ts'

const answer = new Promise<never>(() => undefined)
let stage: InputStage
beforeEach(() => {
  stage = createStage()
  stage.show(
    <main>
      <form>
        <input id="text" value="text" />
        <input id="other" value="other" />
      </form>
      <input id="box" type="checkbox" checked={false} />
      <p id="edited" contentEditable>
        edited
      </p>
    </main>,
  )
})

/** Lets an event be carried, and tells which controls went with it. */
function carried(
  type: string,
  selector: string,
  { payload, on = selector, key = '' }: { payload?: unknown; on?: string; key?: string } = {},
): string[] {
  const event = key === '' ? new Event(type, { bubbles: true }) : new KeyboardEvent(type, { key })
  const [target, currentTarget] = [stage.find(selector), stage.find(on)]
  Object.defineProperties(event, {
    target: { value: target },
    currentTarget: { value: currentTarget },
  })
  carryOf(event, answer, payload)
  return ['#text', '#other', '#box', '#edited'].filter((each) => isMine(stage.find(each)))
}

describe('carryOf', () => {
  it('[EVT-05] carries what was changed, whoever hears of it', () => {
    expect(carried('input', '#text', { on: 'form' })).toEqual(['#text'])
    expect(carried('change', '#box', { on: 'main' })).toEqual(['#text', '#box'])
  })

  it('[EVT-05] carries every control of a form that is sent', () => {
    // What a control of that name does in a browser.
    Object.defineProperty(stage.find('form'), 'elements', { value: stage.find('#text') })
    expect(carried('submit', 'form')).toEqual(['#text', '#other'])
  })

  it('[EVT-05] carries nothing with a submit that is no form’s', () => {
    expect(carried('submit', 'main')).toEqual([])
  })

  it('[EVT-05] carries a box with a click on itself, and with no other click', () => {
    expect(carried('click', '#box', { on: 'main' })).toEqual([])
    expect(carried('click', '#box')).toEqual(['#box'])
  })

  it('[EVT-05] carries a text with a key or on leaving if the payload has it', () => {
    expect(carried('keydown', '#text', { key: 'a', payload: { key: 'a' } })).toEqual([])
    expect(carried('blur', '#text')).toEqual([])
    expect(carried('blur', '#text', { payload: { empty: '', none: null } })).toEqual([])
    expect(carried('blur', '#text', { payload: { field: { value: 'text' } } })).toEqual(['#text'])
    expect(carried('keydown', '#other', { key: 'Enter', payload: 'other' })).toEqual([
      '#text',
      '#other',
    ])
    expect(carried('blur', '#edited', { payload: ['edited'] })).toContain('#edited')
  })

  it('[EVT-05] carries nothing with events of anything else', () => {
    expect(carried('input', 'main')).toEqual([])
    expect(carried('click', '#text', { payload: undefined })).toEqual([])
  })
})
