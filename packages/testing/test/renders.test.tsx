import { liveView } from '@livejsx/view'
import { Component } from 'preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { setAssets } from '@livejsx/server'
import { livePage, rawPage, requestPage } from '../src/index.ts'
import { openView } from './open-view.ts'
import { startServer } from './start-server.ts'

interface Item {
  readonly id: number
  readonly text: string
}

/** What was rendered since the last look, in order: ids of rows, and `view`. */
let rendered: (number | 'view')[] = []
function takeRendered(): (number | 'view')[] {
  return rendered.splice(0)
}
afterEach(() => void (rendered = []))

class Row extends Component<{ item: Item; isSelected: boolean }> {
  override shouldComponentUpdate({ item, isSelected }: { item: Item; isSelected: boolean }) {
    return item !== this.props.item || isSelected !== this.props.isSelected
  }

  override render() {
    const { item } = this.props
    rendered.push(item.id)
    return <li>{item.text}</li>
  }
}

const definition = liveView({
  mount: () => ({
    items: Array.from({ length: 100 }, (_, id): Item => ({ id, text: `Item ${id}` })),
    selected: -1,
    other: 0,
  }),
  events: { select: z.number() },
  handleEvent: {
    select: (socket, id) => socket.assign({ selected: id }),
    none: () => undefined,
    same: (socket) => socket.update('items', (items) => items.map((item) => ({ ...item }))),
    beside: (socket) => socket.update('other', (count) => count + 1),
    edit: (socket) =>
      socket.update('items', (items) =>
        items.map((item) => (item.id % 10 === 0 ? { ...item, text: `${item.text}!` } : item)),
      ),
    swap: (socket) =>
      socket.update('items', (items) =>
        items.with(1, items[98] as Item).with(98, items[1] as Item),
      ),
    append: (socket) =>
      socket.update('items', (items) => [...items, { id: items.length, text: 'New' }]),
    remove: (socket) => socket.update('items', (items) => items.toSpliced(50, 1)),
  },
  render({ items, selected }, live) {
    rendered.push('view')
    return (
      <main>
        {(['none', 'same', 'beside', 'edit', 'swap', 'append', 'remove'] as const).map((name) => (
          <button key={name} id={name} onClick={live.on(name)} />
        ))}
        <button id="select" onClick={live.on('select', 7)} />
        <button id="next" onClick={live.on('select', 8)} />
        <ul>
          {items.map((item) => (
            <Row key={item.id} item={item} isSelected={item.id === selected} />
          ))}
        </ul>
      </main>
    )
  },
})

// As the build says of a view that shows no live component.
const table = { ...definition, id: 'table' }
const none = { entry: '', styles: [], views: {}, build: 'none' }
beforeEach(() => {
  setAssets({ ...none, views: { table: { scripts: [], styles: [], parts: false } } })
})
afterEach(() => setAssets(none))

const all = Array.from({ length: 100 }, (_, id) => id)

describe('what is rendered', () => {
  it('[LIFE-01] is a page once for each request', async () => {
    const { server } = startServer(table)
    await requestPage(server, '/')
    expect(takeRendered()).toEqual(['view', ...all])
  })

  it('[LIFE-02] is nothing on the server when the page joins, nor for its events', async () => {
    const { server } = startServer(table)
    const page = await rawPage(server, '/')
    takeRendered()
    page.join()
    for (const name of ['edit', 'swap', 'append']) page.event(name)
    expect(await page.received()).toHaveLength(4)
    expect(takeRendered()).toEqual([])
  })

  it('[LIFE-02] is the page once more in the browser when it joins', async () => {
    const { server } = startServer(table)
    const page = await livePage(server, '/', table)
    // Once on the server, and once by hydration.
    expect(takeRendered()).toEqual(['view', ...all, 'view', ...all])
    await page.leave()
  })

  it.each([
    ['none', []],
    ['same', []],
    ['beside', ['view']],
    ['select', ['view', 7]],
    ['edit', ['view', 0, 10, 20, 30, 40, 50, 60, 70, 80, 90]],
    ['swap', ['view']],
    ['append', ['view', 100]],
    ['remove', ['view']],
  ] as const)(
    '[LIST-01] is after `%s` in the browser only what differs',
    async (name, expected) => {
      const { page } = await openView(table)
      takeRendered()
      await page.click(`#${name}`)
      expect(takeRendered()).toEqual(expected)
    },
  )

  it('[LIST-01] is the row that was selected, and the one that is', async () => {
    const { page } = await openView(table)
    await page.click('#select')
    takeRendered()
    await page.click('#next')
    expect(takeRendered()).toEqual(['view', 7, 8])
  })
})
