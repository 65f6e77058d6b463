import { pubsub, type LiveServerStats } from 'livejsx/server'
import { openGate } from './gates.server.ts'
import { answerPlaying } from './lists/playing.server.ts'
import { recordOf } from './record.server.ts'
import { keyOf, topicOf } from './topic.ts'

/** Answers what the specs ask of the server beside its pages, and does what they tell it. */
export async function answerProbe(request: Request, stats: LiveServerStats): Promise<Response> {
  const url = new URL(request.url)
  const key = keyOf(url)
  const name = url.searchParams.get('name') ?? ''
  switch (url.pathname) {
    case '/':
      return new Response('The lab is open')
    case '/record':
      return Response.json(recordOf(key))
    case '/send':
      pubsub.broadcast(topicOf(key), name, await request.text())
      return new Response(null, { status: 204 })
    case '/gate':
      openGate(key, name, await request.text())
      return new Response(null, { status: 204 })
    case '/playing':
      return answerPlaying()
    case '/memory':
      // Only there when Node runs with `--expose-gc`.
      globalThis.gc?.()
      return Response.json({ ...stats, heapUsed: process.memoryUsage().heapUsed })
    default:
      return new Response('Not found', { status: 404 })
  }
}
