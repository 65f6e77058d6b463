import { beforeNavigate, js, navigate, useLive } from 'livejsx'
import { useEffect } from 'preact/hooks'
import type Targets from '../targets.live.tsx'

/** Where a way led to: an address that the page was asked about, or nowhere. */
export type Led = readonly string[] | 'refused'

const ways = {
  'js.navigate': (to: string) => js.navigate(to)(),
  'js.patch': (to: string) => js.patch(to)(),
  navigate: (to: string) => navigate(to),
}

/** Lets a spec go the ways that the page's own code can go. */
export function Hands() {
  const live = useLive<typeof Targets>()
  useEffect(() => {
    /** Goes a way to each target, as far as to the question whether the page may. */
    const lead = (way: keyof typeof ways, targets: readonly string[]): Led[] =>
      targets.map((target) => {
        const led: string[] = []
        const stop = beforeNavigate(({ to }) => {
          led.push(to)
          return false
        })
        try {
          ways[way](target)
          return led
        } catch (error) {
          if (error instanceof TypeError) return 'refused'
          throw error
        } finally {
          stop()
        }
      })
    Object.assign(window, { hands: { push: live.push, lead } })
  }, [])
  return null
}
