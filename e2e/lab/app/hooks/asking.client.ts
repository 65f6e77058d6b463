import { defineHook } from 'livejsx'
import { note } from './notes.client.ts'

interface Asked {
  readonly name: string
  readonly payload?: unknown
  /** Whom to ask; the view or component around without it. */
  readonly of?: string
}

/** A button that asks, and notes the answer. */
export default defineHook<Asked>({
  mounted() {
    const ask = async (): Promise<void> => {
      const { name, payload, of } = this.data
      if (of === undefined) return note(`answer ${String(await this.pushEvent(name, payload))}`)
      const outcomes = await this.pushEventTo(of, name, payload)
      const texts = outcomes.map((outcome) =>
        outcome.status === 'fulfilled'
          ? outcome.value
          : (outcome.reason.code ?? outcome.reason.message),
      )
      note(`answers ${texts.join(', ')}`)
    }
    this.el.addEventListener('click', () => {
      ask().catch((error: { code: string }) => note(`refused ${error.code}`))
    })
    this.el.dataset['asks'] = ''
  },
})
