// Types only, never run: what client hooks find in `this`, and what the Preact hooks of views give.
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import {
  defineHook,
  liveComponent,
  liveView,
  useConnection,
  useLive,
  useServerEvent,
  type Hook,
} from '../src/index.ts'

interface Chart {
  draw(points: readonly number[]): void
  destroy(): void
}
declare function createChart(element: HTMLElement): Chart

const Drawn = defineHook<{ points: number[] }, { chart: Chart; draws: number }>({
  mounted() {
    this.el satisfies HTMLElement
    this.data.points satisfies number[]
    // @ts-expect-error no such data
    this.data.point satisfies unknown
    // @ts-expect-error the element is the framework's
    this.el = document.body
    this.chart = createChart(this.el)
    this.draws = 0
    // @ts-expect-error not one of its own fields
    this.plot = this.chart
    const stop = this.handleEvent('zoom', (factor: number) => this.chart?.draw([factor]))
    this.handleEvent('zoom', (factor) => factor satisfies unknown)
    // @ts-expect-error nothing is known of the payload: its type has to be written
    this.handleEvent('zoom', (factor) => factor.toFixed())
    this.removeHandleEvent('zoom')
    stop()
    this.pushEvent('drawn', { count: 1 }).then((reply) => reply satisfies unknown)
    this.pushEventTo('#list', 'drawn', 1).then(([first]) => {
      if (first?.status === 'fulfilled') first.value satisfies unknown
    })
    this.js((event: Event) => event.currentTarget)
    return () => this.chart?.destroy()
  },
  beforeUpdate(next) {
    next.points satisfies number[]
  },
  updated(previous) {
    if (previous.points !== this.data.points) this.chart?.draw(this.data.points)
    // @ts-expect-error it is not there when `mounted` has thrown
    this.chart.destroy()
  },
})
Drawn satisfies Hook<{ points: number[] }>

// @ts-expect-error no such callback
defineHook({ mount() {} })
defineHook({ async mounted() {} })
// @ts-expect-error nothing takes what it returns
defineHook({ mounted: () => 1 })
defineHook({
  mounted() {
    this.data satisfies undefined
    // @ts-expect-error uploads are not a hook's
    this.upload('photo', [])
  },
})

export const elements = [
  <p hook={Drawn} data={{ points: [1] }} />,
  <p hook={() => Promise.resolve({ default: Drawn })} data={{ points: [1] }} />,
  <p hook={undefined} />,
  // @ts-expect-error only what `defineHook` made
  <p hook={{ mounted() {} }} />,
  // @ts-expect-error a module has to have it as its default export
  <p hook={() => Promise.resolve({ Drawn })} />,
]

// The `live` of the view and of the component around.

const Counter = liveComponent({
  mount: () => ({ count: 0 }),
  events: { add: z.object({ by: z.number() }) },
  handleEvent: {
    add(socket, { by }) {
      socket.update('count', (count) => count + by)
      return socket.assigns.count
    },
  },
  render: ({ count }) => <Add now={count} />,
})

function Add({ now }: { now: number }): ComponentChildren {
  const live = useLive<typeof Counter>()
  live.push('add', { by: now }).then((count) => count.toFixed())
  // @ts-expect-error the payload of `add` is a number
  live.push('add', { by: '1' })
  // @ts-expect-error no such event
  live.on('sub')
  return <button onClick={live.on('add', { by: 1 })}>{live.connected}</button>
}

const view = liveView({
  mount: () => ({ names: ['Ada'] }),
  handleEvent: { clear: (socket) => socket.assign({ names: [] }) },
  render: () => [<Counter id="a" />, <Clear />],
})

function Clear(): ComponentChildren {
  const live = useLive<typeof view>()
  // @ts-expect-error `clear` has no payload
  live.push('clear', 1)
  useServerEvent<{ text: string }>('toast', ({ text }) => text.toUpperCase())
  // @ts-expect-error no payload is known here
  useServerEvent('toast', ({ text }) => text)
  const state = useConnection()
  state satisfies 'connecting' | 'joined' | 'offline' | 'failed'
  // @ts-expect-error no such state
  if (state === 'connected') return null
  return <button onClick={live.on('clear')}>{state}</button>
}
