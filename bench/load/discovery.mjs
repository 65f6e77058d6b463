// What a server does to find the live components of a view again, in a process that does nothing else.

import { createLive } from '../../packages/view/dist/internal.js'
import { liveComponent, liveView } from '../../packages/view/dist/index.js'
import { jsx } from '../../packages/view/dist/jsx-runtime.js'
import { discover } from '../../packages/server/dist/discovery/discover.js'
import { PartTree } from '../../packages/server/dist/discovery/part-tree.js'
import { runSteps } from '../../packages/server/dist/discovery/steps.js'
import { median } from '../compare.mjs'
import { createPages, numbers } from '../discovery-pages.mjs'
import { answerCalls } from './remote.mjs'
import { ownProcess } from './own-process.mjs'

const Live = liveComponent(
  { mount: () => ({ count: 0 }), render: ({ count }) => jsx('b', { children: count }) },
  'part',
)

const viewOf = (render) => liveView({ mount: () => ({ count: 0 }), render }, 'view')

function createTree(view) {
  const tree = new PartTree(view)
  const host = {
    live: createLive(),
    known: (object, id) => tree.known(object, id),
    nextNumber: () => tree.nextNumber(),
    mount: () => ({ count: 0 }),
  }
  return { tree, pass: (part, count) => tree.apply(runSteps(discover(part, { count }, host))) }
}

/** CPU µs of one call. */
function measure(call, roundMs) {
  const end = performance.now() + roundMs
  const start = ownProcess.cpu()
  let count = 0
  do {
    for (let index = 0; index < 10; index += 1) call(count + index)
    count += 10
  } while (performance.now() < end)
  return (ownProcess.cpu() - start) / count
}

/** Heap in bytes that each of many takes. */
function heapOf(count, make) {
  const kept = [make()]
  ownProcess.collect()
  const before = process.memoryUsage().heapUsed
  while (kept.length <= count) kept.push(make())
  ownProcess.collect()
  return (process.memoryUsage().heapUsed - before) / count
}

answerCalls({
  /** Gives the medians of CPU µs of a pass over the view, and over one of its components. */
  passes(page, rounds) {
    const { tree, pass } = createTree(viewOf(createPages(Live)[page]))
    pass(tree.root, 0)
    const part = tree.at(3)
    let count = 0
    const times = (own) => numbers(rounds).map(() => measure(() => pass(own, ++count), 60))
    times(tree.root).length = 0
    return { view: median(times(tree.root)), component: median(times(part)) }
  },
  /** Heap in bytes that one component of a view takes, and how much of it is its assigns. */
  heap(count) {
    const view = viewOf(createPages(Live)['20 parts, 200 elements'])
    const all = heapOf(count, () => {
      const { tree, pass } = createTree(view)
      pass(tree.root, 0)
      return tree
    })
    const assigns = heapOf(count, () => numbers(20).map((number) => ({ count: number })))
    return { all: all / 20, assigns: assigns / 20 }
  },
})
