import { defineHook } from 'livejsx'

/** Tells the document how many of its elements are looked after. */
export default defineHook({
  mounted() {
    count(1)
    return () => count(-1)
  },
})

function count(step: number): void {
  const { dataset } = document.documentElement
  dataset['watched'] = String(Number(dataset['watched'] ?? 0) + step)
  if (step < 0) dataset['left'] = String(Number(dataset['left'] ?? 0) + 1)
}
