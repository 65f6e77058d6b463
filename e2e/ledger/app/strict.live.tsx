import { liveView } from 'livejsx'
import { browserStash } from 'livejsx/stash'
import { events, Saved } from './events.ts'
import { closeLedger, handlers, messages, openLedger } from './ledger.server.ts'
import { Ledger } from './ledger.tsx'
import { marks } from './marks.server.ts'

/** Answers once its state is on the browser's disk and its mark in the rig's store. */
export default liveView({
  mount: async (socket) => openLedger(socket, await socket.recover(Saved)),
  stash: {
    keys: ['instance', 'count', 'items', 'applied', 'hash'],
    scope: 'tab',
    strict: true,
    adapter: browserStash({ marks }),
  },
  events,
  handleEvent: handlers,
  handleInfo: messages,
  terminate: closeLedger,
  title: () => 'Ledger',
  render: (state, live) => <Ledger {...state} save={live.form('save')} />,
})
