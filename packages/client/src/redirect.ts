import { flashCookieName } from '@livejsx/protocol'

/**
 * Loads another document.
 *
 * @param flash sealed messages for the page there
 * @param replaces whether its address takes the place of the present one in the history
 */
export function redirect(to: string, flash?: string, replaces?: boolean): void {
  if (flash) document.cookie = `${flashCookieName}=${flash};path=/;max-age=60;samesite=lax`
  location[replaces ? 'replace' : 'assign'](to)
}
