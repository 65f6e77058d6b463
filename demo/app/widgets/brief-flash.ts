/** How long a message stays that asks for nothing, in ms. */
const briefMs = 6000

/** What a view keeps to tell its last message from older ones. */
export interface FlashMemory {
  flashes: number
}

/** The part of a socket that messages need. */
interface FlashSocket {
  readonly private: FlashMemory
  putFlash(kind: string, text: string): void
  clearFlash(kind?: string): void
  send(name: string, payload?: unknown, options?: { readonly after?: number }): void
}

/** A message that is to go by itself. */
export interface BriefFlash {
  readonly kind: string
  readonly number: number
}

/** Shows a message and takes it away by itself. The view's `handleInfo` has {@link forgetFlash}. */
export function flashBriefly(socket: FlashSocket, kind: string, text: string): void {
  const number = (socket.private.flashes += 1)
  socket.putFlash(kind, text)
  socket.send('forgetFlash', { kind, number }, { after: briefMs })
}

/** Takes a message away, unless a newer one has come. */
export function forgetFlash(socket: FlashSocket, { kind, number }: BriefFlash): void {
  if (number === socket.private.flashes) socket.clearFlash(kind)
}
