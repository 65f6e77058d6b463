import { createContext } from 'preact'

/** The flash messages of a view. */
export interface FlashHost {
  /** Texts by kind. */
  readonly flash: Readonly<Record<string, string>>
  /** Takes the message of a kind away; of every kind without one. */
  clearFlash(kind?: string): void
}

/** The flash messages of the view around. */
export const FlashHostContext = createContext<FlashHost | undefined>(undefined)
