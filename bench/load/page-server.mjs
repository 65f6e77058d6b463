// The bench pages in a process of their own, as in production.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { answerCalls } from './remote.mjs'
import { ownProcess } from './own-process.mjs'

const entry = join(import.meta.dirname, '../dist/server/index.js')

answerCalls({
  ...ownProcess,
  start: async () => void (await import(pathToFileURL(entry).href)),
})
