import { Flash, liveView } from 'livejsx'
import { z } from 'zod'
import { keyOf } from './topic.ts'

/** Goes to other pages, with and without a message. */
export default liveView({
  onMount: [
    ({ params, url }) => {
      if (params['page'] !== 'locked') return undefined
      return {
        redirect: `/flash/sign-in?key=${keyOf(url)}`,
        flash: { error: 'Sign in to see that' },
      }
    },
  ],
  mount: ({ url, params }) => ({ key: keyOf(url), page: params['page'] ?? '' }),
  handleParams(socket, { page }) {
    if (page !== 'moved') return
    socket.putFlash('info', 'The page has moved')
    socket.redirect(`/flash/new?key=${socket.assigns.key}`)
  },
  events: { go: z.object({ to: z.string(), text: z.string().optional() }) },
  handleEvent: {
    go(socket, { to, text }) {
      if (text !== undefined) socket.putFlash('info', text)
      socket.redirect(to.startsWith('/') ? `${to}?key=${socket.assigns.key}` : to)
    },
    outside(socket) {
      socket.redirect('javascript:alert(1)', { external: true })
    },
    fail(socket) {
      socket.putFlash('info', 'never seen')
      socket.redirect('/flash/never')
      throw new Error('rolled back')
    },
    stay: (socket) => socket.putFlash('info', 'Only here'),
  },
  render({ page }, live) {
    return (
      <main>
        <h1>{page}</h1>
        <Flash />
        <button onClick={live.on('go', { to: '/flash/saved', text: 'Saved, with "ä" & <b>' })}>
          Save
        </button>
        <button onClick={live.on('go', { to: '/flash/saved' })}>Go</button>
        <button onClick={live.on('go', { to: '/flash/locked' })}>Locked</button>
        <button onClick={live.on('go', { to: '//example.org/' })}>Slashes</button>
        <button onClick={live.on('go', { to: 'https://example.org/' })}>Elsewhere</button>
        <button onClick={live.on('outside')}>Script</button>
        <button onClick={live.on('fail')}>Fail</button>
        <button onClick={live.on('stay')}>Stay</button>
      </main>
    )
  },
})
