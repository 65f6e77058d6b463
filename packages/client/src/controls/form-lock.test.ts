// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { isLocked, lock } from './form-lock.ts'

interface Held {
  readonly form: HTMLFormElement
  find<Found extends HTMLElement = HTMLInputElement>(selector: string): Found
  release(): Promise<void>
}

function hold(html: string, isRefused = false): Held {
  document.body.innerHTML = html
  const form = document.querySelector('form') as HTMLFormElement
  const find = <Found extends HTMLElement = HTMLInputElement>(selector: string): Found =>
    document.querySelector(selector) as unknown as Found
  find('[autofocus]')?.focus()
  let end = (): void => undefined
  const answer = new Promise<void>((resolve, reject) => {
    end = isRefused ? () => reject(new Error('refused')) : resolve
  })
  lock(form, answer)
  return {
    form,
    find,
    async release() {
      end()
      await answer.catch(() => undefined)
    },
  }
}

describe('lock', () => {
  it('[EVT-08] makes inputs read-only and disables buttons until the answer', async () => {
    const { form, find, release } = hold(
      '<form id="f"><input id="a"><button></button><input id="c" type="checkbox"></form><textarea form="f"></textarea>',
    )
    const state = () => [
      isLocked(form),
      find('#a').readOnly,
      find('textarea').readOnly,
      find<HTMLButtonElement>('button').disabled,
      find('#c').disabled,
    ]
    expect(state()).toEqual([true, true, true, true, false])
    await release()
    expect(state()).toEqual([false, false, false, false, false])
  })

  it('[EVT-08] ends when the event is refused, too', async () => {
    const { form, release } = hold('<form><button></button></form>', true)
    await release()
    expect(isLocked(form)).toBe(false)
  })

  it('[EVT-08] leaves what was read-only or disabled before as it was', async () => {
    const { find, release } = hold('<form><input readonly><button disabled></button></form>')
    await release()
    expect([find('input').readOnly, find('button').hasAttribute('disabled')]).toEqual([true, true])
  })

  it('[EVT-08] gives back what was written meanwhile, and stays locked until then', async () => {
    const { find, release } = hold(
      '<form><button id="a"></button><button id="b" disabled></button><input></form>',
    )
    // One at a time: happy-dom reports each element by itself.
    const changes = [
      () => (find('#a').disabled = true),
      () => find('#b').removeAttribute('disabled'),
      () => find('input').toggleAttribute('readonly', false),
    ]
    for (const change of changes) {
      change()
      await new Promise((resolve) => setTimeout(resolve))
    }
    expect([find('#b').disabled, find('input').readOnly]).toEqual([true, true])
    await release()
    expect([find('#a').disabled, find('#b').disabled, find('input').readOnly]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('[EVT-08] gives the focus back unless it is elsewhere', async () => {
    const html = '<form><button autofocus></button></form><input id="other">'
    const { find, release } = hold(html)
    find('button').blur()
    await release()
    expect(document.activeElement).toBe(find('button'))
    const again = hold(html)
    again.find('#other').focus()
    await again.release()
    expect(document.activeElement).toBe(again.find('#other'))
  })
})
