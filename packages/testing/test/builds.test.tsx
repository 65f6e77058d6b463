import { setAssets } from '@livejsx/server'
import { liveView } from '@livejsx/view'
import { afterEach, describe, expect, it } from 'vitest'
import { openView } from './open-view.ts'
import { returnLate } from './return-page.ts'

const assets = { entry: '', styles: [], views: {} }
const view = liveView({ mount: ({ connected }) => ({ connected }), render: () => null })

afterEach(() => setAssets({ ...assets, build: 'none' }))

/** Joins twice with a deploy in between; gives the builds that the page was told of. */
async function told(builds: readonly [string, string]): Promise<string[]> {
  const heard: string[] = []
  setAssets({ ...assets, build: builds[0] })
  const opened = await openView(view)
  window.addEventListener('live:build', (event) => {
    heard.push((event as CustomEvent<{ build: string }>).detail.build)
    // The page is asked first, and says no.
    event.preventDefault()
  })
  setAssets({ ...assets, build: builds[1] })
  // The instance of before is gone with the server that had it.
  for (let round = 0; round < 2; round += 1) await returnLate(opened)
  return heard
}

describe('a new build of the app', () => {
  it('[LIFE-15] is told to a page of an old one when it joins again, once', async () => {
    expect(await told(['one', 'two'])).toEqual(['two'])
  })

  it('[LIFE-15] is not told to a page of the same', async () => {
    expect(await told(['one', 'one'])).toEqual([])
  })
})
