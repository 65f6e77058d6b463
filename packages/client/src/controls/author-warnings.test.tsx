// @vitest-environment happy-dom
import { useState } from 'preact/hooks'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { features } from '@livejsx/view/internal'
import { createStage, later } from '../../test/input-stage.ts'
import { warnAuthors } from './author-warnings.ts'

let warnings: string[]
beforeEach(() => {
  warnAuthors()
  warnings = []
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void warnings.push(text))
})

/** Stands for `live.push`, as far as the guard hears of it. */
function push(name: string, event: Event): void {
  // happy-dom does not keep the event that is being handled.
  Object.defineProperty(window, 'event', { configurable: true, value: event })
  features.onPush?.(name)
  Object.defineProperty(window, 'event', { configurable: true, value: undefined })
}

describe('warnAuthors', () => {
  it('[EVT-05] warns of a push in a plain handler of an input that the server fills', async () => {
    const { show, type } = createStage()
    show(<input name="q" value="" onInput={(event) => push('search', event)} />)
    type('a')
    await later()
    expect(warnings).toEqual([
      expect.stringMatching(/`live.push\('search'\)`.*<input name="q">.*live\.on/),
    ])
  })

  it('[EVT-05] does not warn where the page itself keeps the text', async () => {
    const { show, type } = createStage()
    const Search = () => {
      const [text, setText] = useState('')
      return (
        <input
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value)
            push('kept', event)
          }}
        />
      )
    }
    show(<Search />)
    type('a')
    await later()
    await later()
    expect(warnings).toEqual([])
  })

  it('[EVT-05] does not warn of inputs of which the view says nothing', async () => {
    const { show, type } = createStage()
    show(<input onInput={(event) => push('free', event)} />)
    type('a')
    await later()
    expect(warnings).toEqual([])
  })

  it('[EVT-05] warns of elements within what can be edited', () => {
    const { show } = createStage()
    show(
      <article contentEditable>
        <b>bold</b>
      </article>,
    )
    show(<article contentEditable>text</article>)
    expect(warnings).toEqual([
      expect.stringContaining('<article contentEditable> has elements in it'),
    ])
  })
})
