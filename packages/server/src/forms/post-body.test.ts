import { limits } from '@livejsx/protocol'
import { describe, expect, it } from 'vitest'
import { readPostedForm } from './post-body.ts'

function post(body: BodyInit | undefined, headers: Record<string, string> = {}): Request {
  return new Request('http://test/', {
    method: 'POST',
    headers,
    ...(body === undefined ? {} : { body }),
  })
}

const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }

describe('readPostedForm', () => {
  it('[EVT-11] reads both types of forms', async () => {
    const data = new FormData()
    data.append('a', 'ü')
    data.append('b', new File(['x'], 'x.txt'))
    const multipart = await readPostedForm(post(data))
    expect([multipart.get('a'), multipart.get('b')]).toMatchObject([
      'ü',
      { name: 'x.txt', size: 1 },
    ])
    const plain = await readPostedForm(post('a=%C3%BC&a=2&b=', urlencoded))
    expect([plain.getAll('a'), plain.get('b')]).toEqual([['ü', '2'], ''])
  })

  it('[EVT-11] reads a form without fields', async () => {
    expect([...(await readPostedForm(post(undefined, urlencoded)))]).toEqual([])
  })

  it.each([
    ['text', 'x', { 'content-type': 'text/plain' }, 'message-unknown'],
    ['JSON', '{}', { 'content-type': 'application/json' }, 'message-unknown'],
    [
      'a type that begins like one',
      'x',
      { 'content-type': 'multipart/form-data-2' },
      'message-unknown',
    ],
    ['no boundary', 'x', { 'content-type': 'multipart/form-data' }, 'message-malformed'],
    [
      'no end',
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx',
      { 'content-type': 'multipart/form-data; boundary=b' },
      'message-malformed',
    ],
    [
      'no name',
      '--b\r\n\r\nx\r\n--b--',
      { 'content-type': 'multipart/form-data; boundary=b' },
      'message-malformed',
    ],
    ['too many fields', 'a=&'.repeat(5_001), urlencoded, 'message-malformed'],
    [
      'too many parts',
      '--b\r\n'.repeat(5_001),
      { 'content-type': 'multipart/form-data; boundary=b' },
      'message-malformed',
    ],
    [
      'fields that a boundary keeps from being counted',
      'a=&'.repeat(5_001),
      { 'content-type': 'application/x-www-form-urlencoded; boundary=zz' },
      'message-malformed',
    ],
    [
      'two boundaries, of which one keeps parts from being counted',
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--',
      { 'content-type': 'multipart/form-data; x="boundary=zz"; boundary=b' },
      'message-malformed',
    ],
    [
      'too long',
      'a',
      { ...urlencoded, 'content-length': String(limits.maxFormBytes + 1) },
      'message-too-large',
    ],
    ['too much', new Uint8Array(limits.maxFormBytes + 1), urlencoded, 'message-too-large'],
    ['too much text', `a=${'x'.repeat(limits.maxMessageBytes)}`, urlencoded, 'message-too-large'],
  ])('[EVT-11] refuses %s', async (_name, body, headers, code) => {
    await expect(readPostedForm(post(body, headers))).rejects.toMatchObject({ code })
  })

  it('[EVT-11] refuses a body that breaks off', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('left')) })
    const request = new Request('http://test/', {
      method: 'POST',
      headers: urlencoded,
      body,
      duplex: 'half',
    } as RequestInit)
    await expect(readPostedForm(request)).rejects.toMatchObject({ code: 'message-malformed' })
  })
})
