import { defineHook } from 'livejsx'
import { simulateLatency } from 'livejsx/client'
import { latencyOf, type Latency } from './latency.ts'

/** Where the choice is kept: for this tab, until it is closed. */
const key = 'latency'

/** Delays everything between page and server as the slider says, on every page that has one. */
export default defineHook<undefined, { stop: AbortController }>({
  mounted() {
    this.stop = new AbortController()
    const slider = this.el.querySelector<HTMLInputElement>('#latency')
    const jitter = this.el.querySelector<HTMLInputElement>('#jitter')
    const output = this.el.querySelector('output')
    if (slider === null || jitter === null || output === null) return

    const apply = ({ ms, jitters }: Latency): void => {
      simulateLatency(ms, { jitter: jitters ? 0.4 : 0 })
      output.textContent = `${ms} ms`
      slider.setAttribute('aria-valuetext', `${ms} milliseconds each way`)
      this.el.toggleAttribute('data-far', ms > 0)
    }
    const onInput = (): void => {
      const chosen = { ms: slider.valueAsNumber, jitters: jitter.checked }
      apply(chosen)
      keep(chosen)
    }
    this.el.addEventListener('input', onInput, { signal: this.stop.signal })
    // Whoever was quicker than this code has chosen already.
    if (slider.value !== slider.defaultValue || jitter.checked) return onInput()
    const kept = read()
    slider.value = String(kept.ms)
    jitter.checked = kept.jitters
    apply(kept)
  },
  destroyed() {
    this.stop?.abort()
    simulateLatency(0)
  },
})

function read(): Latency {
  try {
    return latencyOf(sessionStorage.getItem(key))
  } catch {
    return latencyOf(null) // Storage is refused.
  }
}

function keep(latency: Latency): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(latency))
  } catch {
    // The choice lasts as long as the page.
  }
}
