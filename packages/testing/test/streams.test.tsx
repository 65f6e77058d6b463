import { liveView, stream } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openView } from './open-view.ts'

interface Row {
  readonly id: number
  readonly text: string
}

function rows(...ids: number[]): Row[] {
  return ids.map((id) => ({ id, text: `row ${id}` }))
}

const Feed = liveView(
  {
    mount: () => ({ posts: stream(rows(1, 2, 3)), other: 0 }),
    events: { add: z.object({ at: z.number() }) },
    handleEvent: {
      add: (socket, { at }) => socket.assigns.posts.insert(rows(10, 11), { at }),
      edit: (socket) => socket.assigns.posts.insert({ id: 2, text: 'changed' }, { at: 0 }),
      drop: (socket) => socket.assigns.posts.delete([1, '3']),
      reset: (socket) => socket.assigns.posts.reset(rows(3, 7, 1)),
    },
    render: ({ posts }, live) => (
      <main>
        <button id="front" onClick={live.on('add', { at: 0 })} />
        <button id="end" onClick={live.on('add', { at: -1 })} />
        <button id="edit" onClick={live.on('edit')} />
        <button id="drop" onClick={live.on('drop')} />
        <button id="reset" onClick={live.on('reset')} />
        <ul>
          {posts.map((post, id) => (
            <li id={`p${id}`}>{post.text}</li>
          ))}
        </ul>
      </main>
    ),
  },
  'feed',
)

describe('a stream in a page', () => {
  it('[LIST-02] is in the HTML, and changes by what was done to it', async () => {
    const { page, errors } = await openView(Feed)
    const texts = (): string[] =>
      [...page.find('ul').children].map(({ textContent }) => textContent ?? '')
    expect(texts()).toEqual(['row 1', 'row 2', 'row 3'])
    const third = page.find('#p3')
    await page.click('#front')
    expect(texts()).toEqual(['row 10', 'row 11', 'row 1', 'row 2', 'row 3'])
    await page.click('#edit')
    await page.click('#end')
    expect(texts()).toEqual(['row 10', 'row 11', 'row 1', 'changed', 'row 3'])
    await page.click('#reset')
    expect(texts()).toEqual(['row 3', 'row 7', 'row 1'])
    expect(page.find('#p3')).toBe(third)
    await page.click('#drop')
    expect(texts()).toEqual(['row 7'])
    expect(errors).toEqual([])
    expect(page.fromServer.slice(1).map((message) => message.slice(4))).toEqual([
      [{}, [['posts/items', 'put', 0, rows(10, 11)]]],
      [{}, [['posts/items', 'put', 0, [{ id: 2, text: 'changed' }]]]],
      [{}, [['posts/items', 'put', -1, rows(10, 11)]]],
      [{ 'posts/items': rows(3, 7, 1) }],
      [{}, [['posts/items', 'drop', ['1', '3']]]],
    ])
  })
})
