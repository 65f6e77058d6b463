// @vitest-environment happy-dom
import { createElement, render, type ComponentChildren } from 'preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { HookHostContext } from './hook-element.ts'
import { hostAround, pushTo } from './hook-target.ts'
import { Portal } from './portal.tsx'

let root: HTMLElement
beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div><div id="modals"></div>'
  root = document.querySelector('#root') as HTMLElement
})
afterEach(() => render(null, root))

/** Stands for a view or a live component: no element is its own. */
function Owner({ name, children }: { name: string; children?: ComponentChildren }) {
  const push = (event: string, payload?: unknown): Promise<unknown> =>
    event === 'fail' ? Promise.reject(new Error(name)) : Promise.resolve([name, event, payload])
  const host = { name, live: { push }, onPush: () => () => undefined, onHookError: () => undefined }
  return createElement(HookHostContext.Provider, { value: host }, children)
}
function show(): void {
  render(
    <Owner name="view">
      <p id="before" class="each" />
      <Owner name="first">
        <p id="first" class="each" />
        <p id="second root">
          <b id="deep" />
        </p>
        <Portal to="#modals">
          <p id="in the portal" />
        </Portal>
        <Owner name="inner">
          <p id="inner" class="each" />
        </Owner>
        <p id="after inner" />
      </Owner>
      <p id="after" />
    </Owner>,
    root,
  )
}

it('finds the owner of an element, of components without an element of their own, too', async () => {
  show()
  await Promise.resolve()
  document.querySelector('#deep')?.append(document.createElement('foreign-one'))
  const found = Array.from(document.querySelectorAll('[id], foreign-one'), (element) => [
    element.id || element.localName,
    (hostAround(element) as { name?: string } | undefined)?.name,
  ])
  expect(Object.fromEntries(found)).toEqual({
    root: undefined,
    before: 'view',
    first: 'first',
    'second root': 'first',
    deep: 'first',
    'foreign-one': 'first',
    inner: 'inner',
    'after inner': 'first',
    after: 'view',
    modals: undefined,
    'in the portal': 'first',
  })
})

it('[EVT-14] sends an event to the owner of each match, and tells what became of each', async () => {
  show()
  const answered = (name: string) => ({ status: 'fulfilled', value: [name, 'save', 1] })
  expect(await pushTo('.each', 'save', 1)).toEqual([
    answered('view'),
    answered('first'),
    answered('inner'),
  ])
  expect(await pushTo(document.querySelector('#deep') as Element, 'save', 1)).toEqual([
    answered('first'),
  ])
  expect(await pushTo('.none', 'save')).toEqual([])
})

it('[EVT-14] tells of a refusal, and of an element that belongs to no view', async () => {
  show()
  expect(await pushTo('#inner, #modals', 'fail')).toMatchObject([
    { status: 'rejected', reason: { message: 'inner' } },
    { status: 'rejected', reason: { message: 'No view has rendered <div id="modals">' } },
  ])
})

it('[EVT-14] rejects for what is no selector, rather than throwing where it is called', async () => {
  show()
  await expect(pushTo('[', 'save')).rejects.toThrow('[')
})
