// CPU time of the server for events of pages, against bare socket.io with frames of the same size.

/** One row for one kind of event. */
function eventMeasure(group, name, options, { maxRatio, maxMicroseconds, note }) {
  return {
    group,
    async measure({ stage, scale }) {
      const { pages = 200, events = 2_000, ...rest } = options
      const result = await (
        await stage()
      ).compareEvents({
        ...rest,
        pages: scale(pages),
        events: scale(events),
        pairs: scale(5),
      })
      const bar =
        maxRatio === undefined
          ? { of: 'value', max: maxMicroseconds }
          : { of: 'ratio', max: maxRatio }
      return [{ name: `server CPU per ${name}`, unit: 'µs', ...result, bar, note }]
    },
  }
}

const table = '/table?rows=1000'
const form = { path: '/form', event: 'live:form' }

export const events = [
  eventMeasure('counter', 'counter event', { path: '/counter', step: 'inc' }, { maxRatio: 1.3 }),
  eventMeasure(
    'select',
    'select in 1,000 rows',
    { path: table, step: 'select', pages: 100 },
    { maxRatio: 1.6 },
  ),
  eventMeasure(
    'swap',
    'swap in 1,000 rows',
    { path: table, step: 'swaprows', pages: 100 },
    { maxRatio: 2 },
  ),
  eventMeasure(
    'update',
    'update of every 10th row',
    // Labels grow by each: pages have new rows before each turn.
    { path: table, step: 'update', pages: 100, events: 1_000, reset: 'run' },
    { maxMicroseconds: 230 },
  ),
  eventMeasure('form', 'form change', { ...form, step: 'key' }, { maxRatio: 2 }),
  eventMeasure(
    'form',
    'form change, an error comes or goes',
    { ...form, step: 'error' },
    { maxRatio: 2 },
  ),
]
