import { defineHook } from 'livejsx'
import type { LedgerState } from './reducer.ts'

/** What a page shows, as its client knows it and as its document has it. */
export interface Shown {
  readonly instance: string
  readonly replica: LedgerState
  readonly dom: LedgerState
}

/** The page's side for whoever drives it: `window.ledger`. */
export interface Driver {
  push(name: string, payload: unknown): Promise<unknown>
  /** Sends the form; nobody is told what becomes of it. */
  save(id: string, value: number): void
  shown(): Shown
}

declare global {
  interface Window {
    ledger?: Driver
  }
}

export default defineHook<{ instance: string; state: LedgerState }>({
  mounted() {
    const find = <Found extends Element>(selector: string): Found => {
      const found = this.el.querySelector<Found>(selector)
      if (found === null) throw new Error(`The page has no \`${selector}\``)
      return found
    }
    const numberOf = (selector: string): number => Number(find(selector).textContent)
    window.ledger = {
      push: (name, payload) => this.pushEvent(name, payload),
      save(id, value) {
        find<HTMLInputElement>('[name=id]').value = id
        find<HTMLInputElement>('[name=value]').value = String(value)
        find<HTMLFormElement>('form').requestSubmit()
      },
      shown: () => ({
        instance: find('#instance').textContent,
        replica: this.data.state,
        dom: {
          count: numberOf('#count'),
          items: [...this.el.querySelectorAll<HTMLElement>('li')].map((item) => ({
            id: item.dataset['id'] ?? '',
            value: Number(item.textContent),
          })),
          applied: numberOf('#applied'),
          hash: numberOf('#hash'),
        },
      }),
    }
  },
})
