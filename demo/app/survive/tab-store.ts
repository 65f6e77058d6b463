import { useEffect, useState } from 'preact/hooks'

/** A value of the browser's tab that outlives the page, and that components follow. */
export interface TabStore<Value> {
  read(): Value
  write(value: Value): void
  /** Hears of each value that is written. Returns a function that ends that. */
  listen(onValue: () => void): () => void
}

/**
 * Makes a store in the tab's `sessionStorage`. On the server it holds its first value.
 *
 * @param first what it holds before anything was written
 */
export function createTabStore<Value>(key: string, first: Value): TabStore<Value> {
  const listeners = new Set<() => void>()
  let value: Value | undefined
  return {
    read: () => (value ??= load(key) ?? first),
    write(written) {
      value = written
      try {
        sessionStorage.setItem(key, JSON.stringify(written))
      } catch {
        // Refused or full: the value lasts as long as the page.
      }
      for (const listener of listeners) listener()
    },
    listen(onValue) {
      listeners.add(onValue)
      return () => void listeners.delete(onValue)
    },
  }
}

/** Follows a store; `first` is shown until the page has been taken over, as the server shows it. */
export function useTabStore<Value>(store: TabStore<Value>, first: Value): Value {
  const [value, setValue] = useState(first)
  useEffect(() => {
    const show = (): void => setValue(() => store.read())
    show()
    return store.listen(show)
  }, [store])
  return value
}

function load<Value>(key: string): Value | undefined {
  try {
    const text = sessionStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as Value)
  } catch {
    return undefined // Refused, or not there: on the server.
  }
}
