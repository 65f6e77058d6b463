import { LiveError, limits } from '@livejsx/protocol'

const formTypes = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)(?:;|$)/i

/** Most fields and files that a form may bring: each is looked at, so their number is work too. */
const maxEntries = 5_000

/**
 * Reads the form of a POST.
 *
 * @throws LiveError `message-unknown` for what is no form, `message-too-large`, `message-malformed`
 */
export async function readPostedForm(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  if (!formTypes.test(type)) {
    throw new LiveError('message-unknown', { message: `POST ${type.slice(0, 100)}` })
  }
  const body = await readBody(request)
  countEntries(body, type)
  const data = await parse(body, type)
  let textBytes = 0
  for (const [name, value] of data) {
    textBytes += name.length + (typeof value === 'string' ? value.length : 0)
  }
  // What is no file goes into the state, like the fields of an event.
  checkSize(textBytes, limits.maxMessageBytes)
  return data
}

async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const max = limits.maxFormBytes
  checkSize(Number(request.headers.get('content-length') ?? 0), max)
  const chunks: Uint8Array[] = []
  let bytes = 0
  if (request.body === null) return new Uint8Array()
  try {
    // The header is the sender's word only.
    for await (const chunk of request.body) {
      bytes += chunk.byteLength
      checkSize(bytes, max)
      chunks.push(chunk)
    }
  } catch (cause) {
    if (cause instanceof LiveError) throw cause
    // The visitor has left: nobody reads the answer, and it is no error of the app.
    throw new LiveError('message-malformed', { message: 'POST', at: 'body' }, { cause })
  }
  const body = new Uint8Array(bytes)
  let at = 0
  for (const chunk of chunks) {
    body.set(chunk, at)
    at += chunk.byteLength
  }
  return body
}

/** Counts what a form may hold before anything is made of it. */
function countEntries(body: Uint8Array<ArrayBuffer>, type: string): void {
  const separator = separatorOf(type)
  const bytes = Buffer.from(body.buffer)
  let count = 0
  for (let at = bytes.indexOf(separator); at !== -1; at = bytes.indexOf(separator, at + 1)) {
    count += 1
    if (count > maxEntries)
      throw new LiveError('message-malformed', { message: 'POST', at: 'fields' })
  }
}

function separatorOf(type: string): string {
  if (type.toLowerCase().startsWith('application/')) return '&'
  // The only parameter: of two, the parser might take the other one, and its parts were not counted.
  const [, , boundary] = /^[^;]+;\s*boundary=("?)([^";\s\\]+)\1\s*$/i.exec(type) ?? []
  if (boundary !== undefined) return `--${boundary}`
  throw new LiveError('message-malformed', { message: 'POST', at: 'boundary' })
}

async function parse(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch (cause) {
    throw new LiveError('message-malformed', { message: 'POST', at: 'body' }, { cause })
  }
}

function checkSize(bytes: number, max: number): void {
  if (bytes > max) throw new LiveError('message-too-large', { bytes, max })
}
