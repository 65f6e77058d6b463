interface Gate {
  readonly opened: Promise<string>
  open(text: string): void
}

const gates = new Map<string, Gate>()

function gateOf(key: string, name: string): Gate {
  const id = `${key} ${name}`
  const gate = gates.get(id) ?? createGate()
  gates.set(id, gate)
  return gate
}

function createGate(): Gate {
  let open = (_text: string): void => undefined
  const opened = new Promise<string>((resolve) => (open = resolve))
  return { opened, open }
}

/**
 * Work that ends when the spec says so, with the text that it says.
 *
 * @throws Error (as a rejection) with what follows `fail:` in that text
 */
export async function passGate(key: string, name: string): Promise<string> {
  const text = await gateOf(key, name).opened
  if (text.startsWith('fail:')) throw new Error(text.slice('fail:'.length))
  return text
}

/** Ends the work of a name, also of those who come later. */
export function openGate(key: string, name: string, text: string): void {
  gateOf(key, name).open(text)
}
