import type { Deed, Refusal } from './messages.ts'

/** Everybody may break the demo, but not all the time, in ms. */
const restMs = 2_000
/** So many keys are remembered. */
const maxKeys = 200

/** What becomes of a wish. */
export interface Answer {
  readonly refusal: Refusal
  /** Whether it is to be done now. Neither refused nor new: it was done before. */
  readonly isNew: boolean
}

/** Decides whether a deed that a server asks for is done. */
export interface Deeds {
  /**
   * @param key of the event that asks. An event may be handled twice; what it asks for is done once
   */
  ask(deed: Deed, key: string): Answer
  /** A deed takes longer: until it is over, others are refused. Returns a function that ends it. */
  begin(what: string): () => void
}

/**
 * Makes the judge of deeds.
 *
 * @param now time in ms
 */
export function createDeeds(now: () => number = Date.now): Deeds {
  const keys: string[] = []
  let notBefore = 0
  let running: string | undefined
  return {
    ask(deed, key) {
      if (keys.includes(key)) return { refusal: undefined, isNew: false }
      if (running !== undefined) return refused(`${running}: wait until that is over`)
      if (now() < notBefore) return refused('Somebody was quicker: wait two seconds')
      keys.push(key)
      if (keys.length > maxKeys) keys.shift()
      // A deploy has an end of its own.
      if (deed === 'kill') notBefore = now() + restMs
      return { refusal: undefined, isNew: true }
    },
    begin(what) {
      running = what
      return () => {
        running = undefined
        notBefore = now() + restMs
      }
    },
  }
}

function refused(refusal: string): Answer {
  return { refusal, isNew: false }
}
