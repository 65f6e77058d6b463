import { beforeEach, describe, expect, it } from 'vitest'
import { createReconnect, type Reconnect } from './reconnect.ts'

/** A browser whose time stands until it is moved. */
function createBrowser(random = 0.5) {
  let time = 1_000_000
  let timer: { readonly at: number; readonly run: () => void } | undefined
  const browser = {
    sockets: 0,
    opened: [] as number[],
    dropped: 0,
    isHidden: false,
    isLate: false,
    /** Lets time pass, and runs what is due unless the machine sleeps. */
    pass(ms: number, isAsleep = false): void {
      const end = time + ms
      while (!isAsleep && timer !== undefined && timer.at <= end) {
        const { at, run } = timer
        timer = undefined
        time = at
        run()
      }
      time = end
    },
    /** The socket ends by itself. */
    lose(): void {
      browser.sockets -= 1
      reconnect.onLost()
    },
    get pause(): number | undefined {
      return timer && timer.at - time
    },
  }
  const start = time
  const reconnect: Reconnect = createReconnect({
    open() {
      browser.sockets += 1
      expect(browser.sockets).toBe(1)
      browser.opened.push(time - start)
    },
    drop() {
      browser.dropped += 1
      browser.sockets -= 1
    },
    now: () => time,
    random: () => random,
    isHidden: () => browser.isHidden,
    after(ms, run) {
      const own = (timer = { at: time + ms, run })
      return () => {
        if (timer === own) timer = undefined
      }
    },
  })
  return Object.assign(browser, { reconnect })
}

let browser: ReturnType<typeof createBrowser>
beforeEach(() => {
  browser = createBrowser()
})

/** The connection stands for a minute in which the server pings. */
function standFor(ms: number): void {
  browser.reconnect.onOpen()
  for (let left = ms; left > 0; left -= 10_000) {
    browser.pass(Math.min(left, 10_000))
    browser.reconnect.onSign()
  }
}

describe('reconnection', () => {
  it('[RT-11] begins at once, and comes back soon after a loss', () => {
    expect(browser.opened).toEqual([0])
    standFor(60_000)
    browser.lose()
    browser.pass(100)
    expect(browser.opened).toEqual([0, 60_100])
  })

  it('[RT-11] waits a random part of a pause that doubles up to 30 s', () => {
    const pauses = (random: number): (number | undefined)[] => {
      browser = createBrowser(random)
      return Array.from({ length: 10 }, () => {
        browser.lose()
        const { pause = 0 } = browser
        browser.pass(pause)
        return pause
      })
    }
    const longest = [400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000, 30_000]
    expect(pauses(1)).toEqual(longest)
    expect(pauses(0.25)).toEqual(longest.map((ms) => ms / 4))
    expect(pauses(0)).toEqual(longest.map(() => 0))
  })

  it('[RT-11] pauses longer for a server that takes connections and drops them at once', () => {
    const pauses = Array.from({ length: 3 }, () => {
      browser.reconnect.onOpen()
      browser.pass(50)
      browser.lose()
      const { pause = 0 } = browser
      browser.pass(pause)
      return pause
    })
    expect(pauses).toEqual([200, 400, 800])
    standFor(5_000)
    browser.lose()
    expect(browser.pause).toBe(100)
  })

  it('[RT-11] gives a handshake up after 5 s', () => {
    browser.pass(4_999)
    expect(browser.dropped).toBe(0)
    // What comes before the handshake is done is no reason to wait for it any longer.
    browser.reconnect.onSign()
    browser.pass(1)
    expect(browser).toMatchObject({ dropped: 1, sockets: 0, pause: 200 })
    browser.pass(200)
    expect(browser.opened).toEqual([0, 5_200])
  })

  it('[RT-11] gives a connection up in which the server is silent for 15 s', () => {
    standFor(20_000)
    browser.pass(14_999)
    expect(browser.dropped).toBe(0)
    browser.pass(1)
    expect(browser).toMatchObject({ dropped: 1, pause: 100 })
  })

  it('[RT-11] waits in a hidden page until it is seen, and is there at once then', () => {
    standFor(60_000)
    browser.isHidden = true
    browser.lose()
    browser.pass(3_600_000)
    browser.reconnect.wake()
    expect(browser.opened).toEqual([0])
    browser.isHidden = false
    browser.reconnect.wake()
    expect(browser.opened).toEqual([0, 3_660_000])
  })

  it('[RT-11] opens the first connection of a page that nobody sees yet', () => {
    browser.isHidden = true
    expect(browser.sockets).toBe(1)
  })

  it('[RT-11] comes back at once with the network, and pauses little again if that fails', () => {
    for (let attempt = 0; attempt < 8; attempt += 1) {
      browser.lose()
      browser.pass(browser.pause ?? 0)
    }
    browser.lose()
    const { length } = browser.opened
    browser.reconnect.wake()
    expect(browser.opened).toHaveLength(length + 1)
    browser.lose()
    expect(browser.pause).toBe(200)
  })

  it('[RT-11] leaves what is open or on its way alone when the page is woken', () => {
    browser.reconnect.wake()
    standFor(60_000)
    browser.pass(14_000)
    browser.reconnect.wake()
    expect(browser).toMatchObject({ opened: [0], dropped: 0 })
  })

  it('[RT-11] replaces at once what was silent while the machine slept', () => {
    standFor(60_000)
    browser.pass(15_000, true)
    browser.reconnect.wake()
    expect(browser).toMatchObject({ opened: [0, 75_000], dropped: 1, sockets: 1 })
  })

  it('[RT-11] keeps away as long as the server asks, even with the network back, and spreads then', () => {
    standFor(60_000)
    browser.reconnect.onHint(10_000)
    browser.lose()
    browser.pass(9_000)
    browser.reconnect.wake()
    expect(browser.opened).toEqual([0])
    expect(browser.pause).toBe(1_100)
    browser.pass(1_050)
    browser.reconnect.wake()
    expect(browser.opened).toEqual([0, 70_050])
  })

  it('[RT-11] does nothing any more once it is stopped', () => {
    browser.lose()
    browser.reconnect.stop()
    browser.pass(60_000)
    expect(browser.opened).toEqual([0])
  })
})
