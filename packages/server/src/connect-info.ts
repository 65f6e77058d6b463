import type { ConnectInfo } from '@livejsx/view'

const noHeaders: ConnectInfo['headers'] = Object.freeze({})

type HeaderValue = string | readonly string[] | undefined

/**
 * Makes what mount hooks and `mount` learn of a visitor: of the headers those that begin with `x-`
 * and the languages, never cookies or credentials.
 */
export function connectInfo(
  headers: Iterable<readonly [string, HeaderValue]>,
  ip: string | undefined,
): ConnectInfo {
  let userAgent: string | undefined
  let kept: Record<string, string> | undefined
  for (const [name, value] of headers) {
    if (value === undefined) continue
    const text = typeof value === 'string' ? value : value.join(', ')
    if (name === 'user-agent') userAgent = text
    else if (name.startsWith('x-') || name === 'accept-language') {
      kept ??= {}
      kept[name] = text
    }
  }
  return { ip, userAgent, headers: kept ?? noHeaders, params: undefined }
}
