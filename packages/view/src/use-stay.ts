import { useLayoutEffect } from 'preact/hooks'
import { stay } from './stay.ts'

/**
 * Preact hook: asks the server for a moment, should it stop while `isBusy`. See {@link stay}.
 *
 * @example
 * useStay(upload.isRunning)
 */
export function useStay(isBusy: boolean): void {
  useLayoutEffect(() => (isBusy ? stay() : undefined), [isBusy])
}
