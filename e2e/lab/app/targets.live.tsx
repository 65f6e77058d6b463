import { Link, liveView } from 'livejsx'
import { z } from 'zod'
import { Hands } from './targets/hands.tsx'
import { keepTargets, targetsOf } from './targets/targets.server.ts'
import { keyOf } from './topic.ts'

const way = z.enum(['pushNavigate', 'pushPatch', 'redirect'])

/** Links to targets that users have written, and other ways there. */
export default liveView({
  mount({ url }) {
    const key = keyOf(url)
    return { key, targets: targetsOf(key) }
  },
  events: {
    know: z.array(z.string()),
    take: z.object({ way, to: z.string() }),
    takeEach: z.object({ way }),
  },
  handleEvent: {
    know(socket, targets) {
      keepTargets(socket.assigns.key, targets)
      socket.assign({ targets })
    },
    take(socket, { way, to }) {
      socket[way](to)
    },
    /** Replies which targets a way takes, and then leads to a page of the lab. */
    takeEach(socket, { way }) {
      const { key, targets } = socket.assigns
      const taken = targets.filter((to) => {
        try {
          socket[way](to)
          return true
        } catch (error) {
          if (error instanceof TypeError) return false
          throw error
        }
      })
      socket[way](`/targets?key=${key}&by=${way}`)
      return taken
    },
  },
  render: ({ targets }) => (
    <main>
      <h1>Targets</h1>
      <Hands />
      {targets.map((target, index) => (
        <p key={index}>
          <Link to={target} data-at={index}>
            Local
          </Link>{' '}
          <Link to={target} external data-at={index}>
            External
          </Link>
        </p>
      ))}
    </main>
  ),
})
