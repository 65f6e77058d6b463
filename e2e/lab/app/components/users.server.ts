import { record } from '../record.server.ts'

/** As from a database: one question for many, which it notes. */
export async function loadUsers(
  key: string,
  users: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  record(key, `users ${users.join(' ')}`)
  await Promise.resolve()
  return new Map(users.map((user) => [user, `User ${user}`]))
}
