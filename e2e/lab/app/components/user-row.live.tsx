import { liveComponent, type MountContext } from 'livejsx'
import { loadUsers } from './users.server.ts'

/** A user, loaded together with all others that the page shows. */
export const UserRow = liveComponent({
  mount: (_context: MountContext<{ user: number; spec: string }>) => ({ name: '…' }),
  async updateMany(updates) {
    const [first] = updates
    if (first === undefined) return
    const names = await loadUsers(
      first.socket.props.spec,
      updates.map(({ socket }) => socket.props.user),
    )
    for (const { socket } of updates) socket.assign({ name: names.get(socket.props.user) ?? '?' })
  },
  render: ({ name }) => <li class="user">{name}</li>,
})
