import { flashCookieName } from '@livejsx/protocol'

/** Loads another document. @param flash sealed messages for the page there */
export function redirect(to: string, flash?: string): void {
  if (flash) document.cookie = `${flashCookieName}=${flash};path=/;max-age=60;samesite=lax`
  location.assign(to)
}
