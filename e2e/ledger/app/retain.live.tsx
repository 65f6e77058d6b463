import { liveView } from 'livejsx'
import { events, Saved } from './events.ts'
import { closeLedger, handlers, messages, openLedger } from './ledger.server.ts'
import { Ledger } from './ledger.tsx'

/** Keeps its state in the browser. */
export default liveView({
  mount: async (socket) => openLedger(socket, await socket.recover(Saved)),
  stash: { keys: ['instance', 'count', 'items', 'applied', 'hash'], scope: 'tab' },
  events,
  handleEvent: handlers,
  handleInfo: messages,
  terminate: closeLedger,
  title: () => 'Ledger',
  render: (state, live) => <Ledger {...state} save={live.form('save')} />,
})
