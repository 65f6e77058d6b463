import { defineHook } from 'livejsx'

/** Shows and answers what the server pushes, and tells the view again and again without an end. */
export const Echo = defineHook<string>({
  mounted() {
    const tell = (text: string): void => {
      this.pushEvent('note', { text }).catch(() => undefined)
    }
    const page = this.data
    setInterval(() => tell(`hook of ${page}`), 40)
    this.handleEvent('shouted', (text: string) => {
      this.el.textContent += `${text}, `
      tell(`echo of ${page}: ${text}`)
    })
  },
})
