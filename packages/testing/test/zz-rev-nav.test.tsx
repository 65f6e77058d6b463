import { liveView, routes, live, navigate, stream } from '@livejsx/view'
import { expect, it } from 'vitest'
import { startServer } from './start-server.ts'
import { livePage, rawPage } from '../src/index.ts'
import { go, startSite } from './site.tsx'

const List = liveView({
  mount: () => ({ shown: '' }),
  handleParams: (s: any, _p: any, url: URL) => s.assign({ shown: url.search }),
  render: ({ shown }: any) => <p id="p">{`[${shown}]`}</p>,
} as any, 'list')
it('rejoin at the address after patch, loss, patch back, loss', async () => {
  const { server } = startServer(List, { routes: routes([live('/items', () => Promise.resolve({ default: List }))]) })
  const page = await livePage(server, '/items', List)
  const t = () => page.find('#p').textContent
  const patch = async (to: string) => { navigate(to, { patch: true }); await page.settled(); await page.settled() }
  const lose = async () => { page.disconnect(); page.reconnect(); await page.settled() }
  await patch('/items?page=2'); expect(t()).toBe('[?page=2]')
  await lose(); expect(t()).toBe('[?page=2]')
  await patch('/items'); expect(t()).toBe('[]')
  await lose(); console.log(location.href, t())
  expect(t()).toBe('[]')
})
it('a left view that goes on pushing does not close the connection', async () => {
  let step = (): void => undefined
  const Talk = liveView({
    mount: () => ({ n: 0 }),
    handleEvent: { async *talk(s: any) { await new Promise<void>((r) => (step = r)); for (let i = 0; i < 500; i++) { s.pushEvent('token', i); s.assign({ n: i }); yield } } },
    render: ({ n }: any) => <p>{n}</p>,
  } as any, 'talk')
  const Home = liveView({ mount: () => ({}), render: () => <p>home</p> } as any, 'home')
  const { server } = startServer(Talk, { routes: routes([live('/', () => Promise.resolve({ default: Talk })), live('/home', () => Promise.resolve({ default: Home }))]) })
  const page = await rawPage(server, '/'); page.join(); await page.received()
  page.event('talk'); await page.received()
  go(page, '/home'); console.log(JSON.stringify((await page.received()).map((m) => m.slice(0, 3))))
  page.send(['leave', 1]); step()
  for (let i = 0; i < 20; i++) await page.received().then((m) => m.length && console.log(m.length, JSON.stringify(m.at(-1))))
  expect(page.closed).toBe(false)
})
it('leave while mounting aborts mount signal', async () => {
  let sig: AbortSignal | undefined
  const Slow = liveView({ mount: async ({ signal, connected }: any) => { if (connected) { sig = signal; await new Promise(() => undefined) } return {} }, render: () => null } as any, 'slow')
  const Home = liveView({ mount: () => ({}), render: () => <p>home</p> } as any, 'home')
  const { server } = startServer(Home, { routes: routes([live('/', () => Promise.resolve({ default: Home })), live('/slow', () => Promise.resolve({ default: Slow }))]) })
  const page = await rawPage(server, '/'); page.join(); await page.received()
  const before = server.stats().views
  for (let v = 2; v < 60; v++) { page.send(['join', v, { version: 1, token: page.state?.token, page: 'x' + v, next: 1, to: '/slow' }]); page.send(['leave', v]) }
  await page.received()
  console.log('views', before, server.stats().views, 'aborted', sig?.aborted)
  page.network.disconnect(); await page.network.settled()
  console.log('after close', server.stats().views, 'aborted', sig?.aborted)
  expect(sig?.aborted).toBe(true)
})
it('pushNavigate with flash shows it on the old view too', async () => {
  const A = liveView({ mount: () => ({}), handleEvent: { go: (s: any) => { s.putFlash('info', 'Saved'); s.pushNavigate('/b') } }, render: () => <p /> } as any, 'a')
  const { server } = startServer(A, { routes: routes([live('/', () => Promise.resolve({ default: A })), live('/b', () => Promise.resolve({ default: A }))]) })
  const page = await rawPage(server, '/'); page.join(); await page.received(); page.event('go')
  console.log(JSON.stringify(await page.received()))
})
