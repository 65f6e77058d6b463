import type { Page } from '@playwright/test'

/** What a page tells of itself, and would not if it meant harm. */
interface Secrets {
  readonly token: string
  readonly csrf: string
}

/** Makes a message from the number that it is sent with and the token of the page. */
type Written = (number: number, token: string) => readonly unknown[]

/**
 * Lets a page say whatever it likes to its server, over connections of its own making, and gives
 * the answer to each message. Each connection serves a page of the lab as its view 1.
 *
 * @param url the page of the lab
 * @param atATime messages of one connection
 */
export async function talk(
  page: Page,
  url: string,
  messages: readonly Written[],
  atATime: number,
): Promise<unknown[][]> {
  const html = await (await page.request.get(url)).text()
  const [, state = ''] = /<script[^>]*data-live-state[^>]*>(.*?)<\/script>/s.exec(html) ?? []
  const { token, csrf }: Secrets = JSON.parse(state)
  const answers: unknown[][] = []
  for (let from = 0; from < messages.length; from += atATime) {
    const part = messages.slice(from, from + atATime).map((write, at) => write(at + 1, token))
    // Each time another page, as it were: one that is back would go on with its numbers.
    const join = { version: 1, token, page: `hostile ${from} ${crypto.randomUUID()}`, next: 1 }
    answers.push(...(await say(page, csrf, [['join', 1, join], ...part])).slice(1))
  }
  return answers
}

/** Sends messages over one connection, each when the one before it is answered. */
function say(page: Page, csrf: string, messages: (readonly unknown[])[]): Promise<unknown[][]> {
  return page.evaluate(
    ([auth, list]) =>
      new Promise<unknown[][]>((resolve) => {
        const answers: unknown[][] = []
        const address = `${location.origin.replace('http', 'ws')}/_live/?EIO=4&transport=websocket`
        const socket = new WebSocket(address)
        const send = (message: unknown): void => socket.send(`42${JSON.stringify(message)}`)
        const sendNext = (): void => {
          if (answers.length < list.length) send(list[answers.length])
          else socket.close()
        }
        const onMessage = (message: unknown[]): void => {
          const [name, , number, answered] = message
          if (name === 'patch' || name === 'failed') send(['seen', 1, number])
          // It answers nothing.
          if (name === 'patch' && answered === 0) return
          answers.push(message)
          sendNext()
        }
        socket.addEventListener('close', () => resolve(answers))
        socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
          if (data.startsWith('0')) socket.send(`40${JSON.stringify({ csrf: auth })}`)
          else if (data.startsWith('40')) sendNext()
          else if (data.startsWith('42')) onMessage(JSON.parse(data.slice(2)))
        })
      }),
    [csrf, messages] as const,
  )
}
