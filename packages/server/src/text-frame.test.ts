import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import * as ws from 'ws'
import { textFrame } from './text-frame.ts'

// Its types keep it private.
const { Receiver } = ws as unknown as {
  Receiver: new (options: { isServer: boolean }) => Writable
}

async function read(frame: Buffer): Promise<string> {
  const receiver = new Receiver({ isServer: false })
  const message = once(receiver, 'message')
  receiver.write(frame)
  const [data] = (await message) as [Buffer]
  return data.toString()
}

describe('textFrame', () => {
  it.each([
    ['nothing', ''],
    ['a short text', '42["patch",1,1,1,{"count":1}]'],
    ['the longest of one byte for its length', 'x'.repeat(125)],
    ['the shortest of two', 'x'.repeat(126)],
    ['the longest of two', 'x'.repeat(65_535)],
    ['the shortest of eight', 'x'.repeat(65_536)],
    ['more bytes than characters', 'ä😀'.repeat(50)],
  ])('makes a frame of %s that is read as the same', async (_name, text) => {
    expect(await read(textFrame(text))).toBe(text)
  })
})
