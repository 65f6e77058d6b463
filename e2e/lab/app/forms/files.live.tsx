import { form, liveView } from 'livejsx'
import { z } from 'zod'
import { FieldError } from './field-error.tsx'
import { record } from '../record.server.ts'
import { keyOf } from '../topic.ts'

const Post = z.object({
  title: z.string().min(1, 'Title is missing'),
  photo: z.instanceof(File, { error: 'Photo is missing' }).optional(),
})
const Login = z.object({ user: z.string(), password: z.string() })

/** Forms that the browser sends itself: with files, and when the server asks for it. */
export default liveView({
  mount: ({ url }) => ({
    key: keyOf(url),
    posted: '',
    post: form(Post, { title: '', photo: undefined }, { types: { photo: 'file' } }),
    login: form(Login, { user: '', password: '' }),
  }),
  events: { post: Post, login: Login },
  handleEvent: {
    async post(socket, { title, photo }) {
      const text = photo === undefined ? 'none' : await photo.text()
      record(socket.assigns.key, `post ${title}: ${photo?.name} ${text}`)
      socket.assign({ posted: `${title}: ${text}` })
    },
    login(socket, { user, password }) {
      record(socket.assigns.key, `login ${user} ${password.length} ${socket.connected}`)
      if (socket.connected) return socket.assigns.login.handOver()
      return socket.redirect('/forms/saved')
    },
  },
  title: () => 'Files',
  render({ posted, post, login }, live) {
    const { title, photo } = post.fields
    const { user, password } = login.fields
    return (
      <main>
        <h1>Files</h1>
        <form {...live.form('post', { of: post })}>
          <input aria-label="Title" {...title} />
          <FieldError field={title} />
          <input aria-label="Photo" {...photo.as('file')} />
          <button>Post</button>
        </form>
        <output id="posted">{posted}</output>
        <form {...live.form('login', { of: login })}>
          <input aria-label="User" {...user} />
          <input aria-label="Password" {...password.as('password')} />
          <button name="by" value="button">
            Log in
          </button>
        </form>
      </main>
    )
  },
})
