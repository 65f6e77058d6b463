// Holds fleets of pages in a process of its own and lets them do what they are told.

import { answerCalls } from './remote.mjs'
import { load, openFloor, openPage } from './sessions.mjs'
import { steps } from './steps.mjs'

/** Pages that open at a time. */
const maxOpening = 16

/**
 * Stays awake until a task is done. Who writes to a process that sleeps pays for its waking, and the
 * slower of two servers would pay more often.
 */
async function awake(task) {
  let isDone = false
  const spin = () => isDone || setImmediate(spin)
  spin()
  try {
    return await task()
  } finally {
    isDone = true
  }
}

/** Fleets by their numbers. */
const fleets = new Map()
let last = 0

/** Runs tasks, some at a time. */
async function inTurns(count, max, task) {
  let next = 0
  const worker = async () => {
    while (next < count) await task(next++)
  }
  await Promise.all(Array.from({ length: Math.min(max, count) }, worker))
}

function counted(pages) {
  return pages.map((page) => ({ page, count: 0 }))
}

const calls = {
  /** Opens pages. Gives the number of the fleet. @param path `null` = pages of the floor */
  async open(origin, path, count) {
    const pages = []
    await inTurns(count, maxOpening, async () => {
      pages.push(await (path === null ? openFloor(origin) : openPage(origin, path)))
    })
    fleets.set(++last, counted(pages))
    return last
  },
  async close(fleet) {
    await Promise.all(fleets.get(fleet).map(({ page }) => page.leave()))
    fleets.delete(fleet)
  },
  /** Loads documents, some at a time. */
  load: (url, count) => inTurns(count, 8, () => load(url)),
  /**
   * Lets pages take steps, so many in all; each page waits for its answer before its next one. Gives
   * the frame that came last.
   */
  async run(fleet, name, count) {
    const pages = fleets.get(fleet)
    const each = Math.ceil(count / pages.length)
    await Promise.all(
      pages.map(async (own) => {
        for (let taken = 0; taken < each; taken += 1) await steps[name](own.page, own.count++)
      }),
    )
    return pages[0].page.last
  },
  /** Lets one page after the other say something, and waits each time until all have heard it. */
  async broadcast(fleet, rounds, onFloor) {
    const pages = fleets.get(fleet)
    for (let round = 0; round < rounds; round += 1) {
      const { page } = pages[round % pages.length]
      const heard = inAll(pages, 1)
      const form = ['', { text: 'Hello to all of you' }, 'say', { submit: true }]
      if (onFloor) page.all()
      else await page.event('live:form', form)
      await heard
    }
    return pages[0].page.last
  },
  /** Waits until pages have heard so much in all; gives how much they have. */
  async hear(fleet, count) {
    const pages = fleets.get(fleet)
    await inAll(pages, Math.ceil(count / pages.length))
    return pages[0].page.last
  },
}

answerCalls(
  Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [name, (...args) => awake(() => call(...args))]),
  ),
)

/** Resolves when each page has got so many pushes. */
function inAll(pages, count) {
  let missing = pages.length * count
  return new Promise((resolve) => {
    for (const { page } of pages) {
      page.onPush = () => {
        missing -= 1
        if (missing === 0) resolve()
      }
    }
  })
}
