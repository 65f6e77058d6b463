import { Link, liveView, toPath } from 'livejsx'
import { z } from 'zod'

/** What its address says, typed by schemas. */
export default liveView({
  params: z.object({ id: z.coerce.number().int().positive() }),
  search: z.object({
    key: z.string().optional(),
    page: z.coerce.number().int().default(1),
    tag: z.union([z.string(), z.array(z.string())]).optional(),
  }),
  mount: ({ params, search }) => ({ ...params, ...search, tags: [search.tag ?? []].flat() }),
  handleParams(socket, { id }, _url, { page, tag = [] }) {
    socket.assign({ id, page, tags: [tag].flat() })
  },
  handleEvent: {
    next(socket) {
      const { id, page, key } = socket.assigns
      socket.pushPatch(toPath('/routes/users/:id', { id: id + 1 }, { page: page + 1, key }))
    },
  },
  title: ({ id }) => `User ${id}`,
  render({ id, page, tags, key }, live) {
    return (
      <main>
        <h1>User {id}</h1>
        <p id="shown">
          {id + 1} {page + 1} {tags.join('+')}
        </p>
        <button onClick={live.on('next')}>Next</button>{' '}
        <Link to={toPath('/routes/fails/:how', { how: 'missing' }, { key })}>Missing</Link>{' '}
        <Link to={toPath('/routes/fails/:how', { how: 'crash' }, { key })}>Crash</Link>
      </main>
    )
  },
})
