import { isDeepStrictEqual } from 'node:util'
import { applyPatch, decode, PROTOCOL_VERSION, type ServerMessage } from '@livejsx/protocol'
import type { LiveServer } from '@livejsx/server'
import { requestPage } from '@livejsx/testing'

/** A page like any other, which counts on the server and complains when it is not served well. */
export interface HonestPage {
  /** Counts one further, and looks whether the answer is right. */
  count(): Promise<void>
  /** Looks whether what the page shows is what the server holds. */
  compare(): Promise<void>
  leave(): void
}

/** @param complain told what went wrong */
export async function openHonestPage(
  server: LiveServer,
  complain: (text: string) => void,
): Promise<HonestPage> {
  const { cookies, state } = await requestPage(server, '/calm')
  let assigns = decode(state?.assigns as never) as object
  let number = 0
  let counted = 0
  let seen = 0
  const answers = new Map<number, unknown>()

  const onMessage = (message: ServerMessage): void => {
    const [name] = message
    if (name === 'patch') {
      const [, , patch, answered, set, lists = [], reply] = message
      assigns = applyPatch(assigns, { set, lists })
      answers.set(answered, reply)
      if (patch - seen >= 16) connection.onMessage(['seen', 1, (seen = patch)], 20)
    } else if (name !== 'joined') complain(`an honest page was sent ${JSON.stringify(message)}`)
  }
  const connection = server.connect(
    {
      // Through text, as over a socket: nothing is shared.
      send(message) {
        const text = JSON.stringify(message)
        onMessage(JSON.parse(text) as ServerMessage)
        return text.length
      },
      isBackedUp: () => false,
      close: () => complain('the connection of an honest page was closed'),
    },
    {
      session: server.authenticate({ cookies, csrf: state?.csrf }),
      origin: 'http://test',
      connectInfo: { ip: '192.0.2.1', userAgent: undefined, headers: {}, params: undefined },
    },
  )
  const ask = async (event: string): Promise<unknown> => {
    number += 1
    connection.onMessage(['event', 1, number, event], 30)
    for (let turns = 0; turns < 10 && !answers.has(number); turns++) await Promise.resolve()
    if (!answers.has(number)) complain(`\`${event}\` of an honest page was not answered`)
    const reply = answers.get(number)
    answers.clear()
    return reply
  }
  const join = { version: PROTOCOL_VERSION, token: state?.token, page: 'honest', next: 1 }
  connection.onMessage(['join', 1, join], 300)

  return {
    async count() {
      counted += 1
      const reply = await ask('inc')
      if (reply !== counted)
        complain(`an honest page counted ${counted}, the server ${JSON.stringify(reply)}`)
    },
    async compare() {
      const held = decode((await ask('look')) as never)
      // What is beside the author's state.
      const { parts: _, ...shown } = assigns as { parts?: unknown }
      if (!isDeepStrictEqual(shown, held)) {
        complain(`an honest page shows ${JSON.stringify(shown)}, not ${JSON.stringify(held)}`)
      }
    },
    leave: () => connection.onClose(),
  }
}
