import type { BrowserMessage, EventMessage, PatchMessage, ServerMessage } from './messages.ts'

// The first element tells what a message is.
declare const message: ServerMessage
if (message[0] === 'patch') message satisfies PatchMessage
if (message[0] === 'joined') message[4]?.number satisfies number | undefined
// @ts-expect-error -- only the last two of a joined message know `details`
if (message[0] === 'bye') message[3] satisfies unknown

// Optional positions are left out, not filled with `undefined`.
const event = ['event', 1, 1, 'inc'] as const satisfies EventMessage
event satisfies BrowserMessage
// @ts-expect-error -- a payload is JSON
;['event', 1, 1, 'inc', undefined] as const satisfies EventMessage
// @ts-expect-error -- a payload is plain
;['event', 1, 1, 'inc', new Date()] as const satisfies EventMessage
