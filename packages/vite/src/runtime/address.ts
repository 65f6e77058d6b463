// Takes the place of engine.io-client's own parser of addresses in the browser, which has `URL`.

// The package is compiled without the DOM's types.
declare const location: { readonly href: string }

/** Parts of an address as engine.io-client asks for them; empty = it has none. */
interface Address {
  /** Without a colon. */
  protocol: string
  /** Without the brackets of IPv6. */
  host: string
  port: string
  /** Without the question mark. */
  query: string
}

/** Parses an address. One without a protocol has that of `base`. */
export function parse(address: string, base: string = location.href): Address {
  const full = address.includes('//') ? address : `//${address}`
  const { protocol, hostname, port, search } = new URL(full, base)
  return {
    protocol: protocol.slice(0, -1),
    host: hostname.replace(/[[\]]/g, ''),
    port,
    query: search.slice(1),
  }
}
