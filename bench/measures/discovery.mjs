// What it costs to find the live components of a view again after its state has changed.

import { startRemote } from '../load/remote.mjs'

const file = `${import.meta.dirname}/../load/discovery.mjs`

export const discovery = {
  group: 'discovery',
  async measure({ scale }) {
    const found = await startRemote(file, { core: 0, flags: ['--expose-gc'] })
    const { view, component } = await found.passes('20 parts, 200 elements', scale(31))
    const { all, assigns } = await found.heap(scale(1_000))
    await found.stop()
    const row = (name, unit, value, max) => ({ name, unit, value, bar: { of: 'value', max } })
    return [
      row('discovery in a page of 20 components: a change of the view', 'µs', view, 15),
      row('discovery in a page of 20 components: a change of one', 'µs', component, 1),
      {
        ...row('heap per component, besides its assigns', 'B', all - assigns, 350),
        note: `its assigns ${assigns.toFixed(0)} B`,
      },
    ]
  },
}
