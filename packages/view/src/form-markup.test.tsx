// @vitest-environment happy-dom
import { cloneElement, hydrate, options, render } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterEach, describe, expect, it } from 'vitest'
import { installFormMarkup, withFormMarkup } from './form-markup.ts'
import { formProps, type FormOptions } from './live-form.ts'
import type { FormState } from './live-values/form-state.ts'
import { createFormView } from './live-values/form-view.ts'

const state: FormState = {
  '#': 'form',
  values: {},
  rows: {},
  errors: {},
  used: [],
  valid: false,
  blank: [],
  submitted: false,
  rev: {},
  changed: false,
}

const host = {
  connected: true,
  flash: {},
  send: () => Promise.resolve(),
  onUnhandled: () => undefined,
  part: ['Card', 'a "1"'] as const,
}

const form = (options?: FormOptions, isPart = false) =>
  formProps('save', options, host.send, isPart ? host : undefined)

const viewOf = (more: Partial<FormState>) => createFormView({ ...state, ...more }, 'profile')

const start = '<form method="post" enctype="multipart/form-data" data-live-form="save">'
const event = '<input type="hidden" name="live:event" value="save"/>'
const csrf = '<input type="hidden" name="live:csrf" value="token"/>'

describe('withFormMarkup', () => {
  const html = (node: () => unknown): string => {
    const Page = (): never => node() as never
    return withFormMarkup('token', () => renderToString(<Page />))
  }

  it('[EVT-11] puts what a POST has to tell behind the fields of a form', () => {
    const page = () => (
      <form {...form({ of: viewOf({}) }, true)}>
        <input name="a" />
      </form>
    )
    expect(html(page)).toBe(
      `${start}<input name="a"/>${event}${csrf}<input type="hidden" name="live:of" value="profile"/>` +
        '<input type="hidden" name="live:part" value="[&quot;Card&quot;,&quot;a \\&quot;1\\&quot;&quot;]"/></form>',
    )
  })

  it('[EVT-11] lets Enter send a form with rows, not press the button of one', () => {
    expect(html(() => <form {...form({ of: viewOf({ rows: { items: [] } }) })} />)).toContain(
      `${start}<button type="submit" hidden tabindex="-1"></button>${event}`,
    )
  })

  it('leaves other forms alone, and gives a clone its fields once', () => {
    expect(html(() => <form method="get" />)).toBe('<form method="get"></form>')
    expect(html(() => cloneElement(<form {...form()} />, { id: 'x' }))).toBe(
      `${start.replace('>', ' id="x">')}${event}${csrf}</form>`,
    )
  })

  it('knows a form whose handlers the author has wrapped', () => {
    const { onSubmit, ...others } = form()
    const wrapped = { ...others, onSubmit: (submit: Event) => onSubmit(submit) }
    expect(html(() => <form {...wrapped} />)).toContain(csrf)
  })

  it('leaves nothing behind, also when the render throws', () => {
    const before = options.vnode
    expect(() =>
      withFormMarkup('token', () => {
        throw new Error('failed')
      }),
    ).toThrow('failed')
    expect(options.vnode).toBe(before)
  })
})

describe('installFormMarkup', () => {
  afterEach(() => void delete options.vnode)

  it('[EVT-11] keeps the token that the HTML has', () => {
    const root = document.createElement('div')
    root.innerHTML = withFormMarkup('token', () => renderToString(<form {...form()} />))
    const before = root.innerHTML
    installFormMarkup()
    hydrate(<form {...form()} />, root)
    render(<form {...form()} />, root)
    expect(root.innerHTML).toBe(before)
  })

  it('[EVT-10] tells once of a form that the browser is to send', () => {
    const root = document.createElement('div')
    const told: HTMLFormElement[] = []
    const refs: unknown[] = []
    installFormMarkup((each) => told.push(each))
    const show = (more: Partial<FormState>): void => {
      const of = viewOf(more)
      const page = () => <form {...form({ of })} ref={(each) => void refs.push(each)} />
      render(page(), root)
      render(page(), root)
    }
    show({})
    expect(told).toEqual([])
    show({ action: 'first' })
    expect(told).toEqual([root.firstChild])
    expect(refs).toContain(root.firstChild)
    // The form changes, and is on its way already.
    show({ action: 'first' })
    expect(told).toHaveLength(1)
    show({ action: 'second' })
    expect(told).toHaveLength(2)
  })
})
