// What the pages of a fleet do: one step is one event. `count` numbers the steps of a page from 0.

const form = 'live:form'

export const steps = {
  inc: (page) => page.event('inc'),
  select: (page, count) => page.event('select', 1 + ((count * 37) % 1_000)),
  swaprows: (page) => page.event('swaprows'),
  run: (page) => page.event('run'),
  update: (page) => page.event('update'),
  /** A field that is valid and stays it. */
  key: (page, count) => page.event(form, ['f', { notes: `Note ${10 + (count % 90)}` }]),
  /** A field that is in error every second time. */
  error: (page, count) => page.event(form, ['f', { zip: count % 2 === 0 ? '1011' : '10115' }]),
}
