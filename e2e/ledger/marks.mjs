// The store of marks that the ledger's processes share: it answers one call of an `OwnerStore` for each
// request, and tells its port first. In a process of its own, since that of the rig is busy.

import { createMemoryStore } from 'livejsx/stash'
import { createServer } from 'node:http'

const store = createMemoryStore()
const names = ['read', 'claim', 'confirm', 'reset', 'renew', 'remove']

const server = createServer((request, response) => {
  answer(request).then(
    (text) => response.end(text),
    (error) => response.writeHead(400).end(String(error)),
  )
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))

async function answer(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const [name, words] = JSON.parse(Buffer.concat(chunks).toString())
  if (!names.includes(name)) throw new TypeError(`A store has no \`${name}\``)
  // JSON has no `undefined`.
  return JSON.stringify((await store[name](...words.map((word) => word ?? undefined))) ?? null)
}
