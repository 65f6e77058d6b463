import { defineHook } from 'livejsx'
import { grouped } from '../dashboard/figures.ts'
import type { PatchDetail } from '../dashboard/patch-price.ts'

/** How a nested view that has crashed is told of; the page's own view never is. */
const ofNestedViews = new Set(['view-failed', 'not-joined'])

/** Counts the updates of the page, and the errors that are not the fault lab's. */
export default defineHook<undefined, { stop: AbortController }>({
  mounted() {
    this.stop = new AbortController()
    const { signal } = this.stop
    const count = (selector: string): (() => void) => {
      const place = this.el.querySelector(selector)
      let sum = 0
      return () => {
        if (place !== null) place.textContent = grouped(++sum)
      }
    }
    const onUpdate = count('.witness-updates')
    const onError = count('.witness-errors')
    const onPatch = ({ detail }: CustomEventInit<PatchDetail>): void => {
      if (detail !== undefined && 'layout' in detail.state) onUpdate()
    }
    const onDiagnostic = ({ detail }: CustomEventInit<{ code: string; level: string }>): void => {
      if (detail?.level === 'error' && !ofNestedViews.has(detail.code)) onError()
    }
    addEventListener('live:patch', onPatch, { signal })
    addEventListener('live:diagnostic', onDiagnostic, { signal })
    addEventListener('error', onError, { signal })
  },
  destroyed() {
    this.stop?.abort()
  },
})
