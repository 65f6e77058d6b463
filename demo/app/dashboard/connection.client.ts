import { defineHook } from 'livejsx'
import { figure } from './figures.ts'
import { offerNews } from './news.ts'

/** A shorter interruption is told by the word in the top bar alone. */
const bannerAfterMs = 1000
const toastForMs = 5000

/** Tells of an interruption while it lasts, and how long it took once it is over. */
export default defineHook<undefined, { stop: AbortController }>({
  mounted() {
    this.stop = new AbortController()
    const banner = this.el.querySelector<HTMLElement>('.banner')
    const toast = this.el.querySelector<HTMLElement>('.toast')
    const time = this.el.querySelector('.toast-time')
    if (banner === null || toast === null || time === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let since: number | undefined

    const onConnection = (): void => {
      const state = document.documentElement.dataset['liveConnection']
      if (state === 'joined') {
        clearTimeout(timer)
        banner.hidden = true
        if (since === undefined) return
        time.textContent = `${figure((performance.now() - since) / 1000)} s`
        since = undefined
        toast.hidden = false
        timer = setTimeout(() => (toast.hidden = true), toastForMs)
      } else if (state !== 'connecting' && since === undefined) {
        clearTimeout(timer)
        since = performance.now()
        toast.hidden = true
        timer = setTimeout(() => (banner.hidden = false), bannerAfterMs)
      }
    }
    const { signal } = this.stop
    addEventListener('live:connection', onConnection, { signal })
    onConnection()
    offerNews(this.el, signal)
  },
  destroyed() {
    this.stop?.abort()
  },
})
