import type { ViewObject } from '@livejsx/view'
import { features, shownOf, type OptimisticLayer } from '@livejsx/view/internal'
import { reportDiagnostic } from './diagnostics.ts'

type State = Readonly<Record<string, unknown>>

interface WaitingEvent {
  readonly name: string
  readonly payload: unknown
}

features.optimistic = createOptimisticLayer

/**
 * Makes the layer of a view or component with optimistic reducers: what its events will lead to is
 * applied to the newest state of the server again and again, until each has its answer.
 */
export function createOptimisticLayer(object: ViewObject, repaint: () => void): OptimisticLayer {
  let waiting: readonly WaitingEvent[] = []
  let last: { readonly state: State; readonly result: State } | undefined
  let isStale = false

  const reducerOf = (name: string): ((state: State, payload: unknown) => State) | undefined => {
    const { optimistic = {} } = object.definition
    return Object.hasOwn(optimistic, name) ? (optimistic[name] as never) : undefined
  }
  const reduce = (state: State, { name, payload }: WaitingEvent): State => {
    try {
      return { ...state, ...reducerOf(name)?.(shownOf(state), payload) }
    } catch (error) {
      reportDiagnostic(error, `optimistic.${name}`)
      return state
    }
  }
  const change = (next: readonly WaitingEvent[]): void => {
    waiting = next
    last = undefined
  }

  return {
    has: (name) => reducerOf(name) !== undefined,
    apply(state) {
      isStale = false
      if (waiting.length === 0) return state
      if (last?.state !== state) last = { state, result: waiting.reduce(reduce, state) }
      return last.result
    },
    add(name, payload) {
      if (reducerOf(name) === undefined) return () => undefined
      const event = { name, payload }
      change([...waiting, event])
      repaint()
      return () => {
        change(waiting.filter((each) => each !== event))
        // The state that comes with the answer is shown next. If none comes, this one was refused.
        isStale = true
        queueMicrotask(() => {
          if (isStale) repaint()
        })
      }
    },
  }
}
