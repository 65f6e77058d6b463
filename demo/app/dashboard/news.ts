/**
 * Asks the visitor of a page whose build is old. Without it the page would load itself anew at once,
 * which is right for most apps; here a deploy is to be seen while the page goes on.
 */
export function offerNews(place: Element, signal: AbortSignal): void {
  const news = place.querySelector<HTMLElement>('.news')
  if (news === null) return
  const show = (event: Event): void => {
    event.preventDefault()
    news.hidden = false
  }
  const hide = (): void => void (news.hidden = true)
  addEventListener('live:build', show, { signal })
  news.querySelector('.news-load')?.addEventListener('click', () => location.reload(), { signal })
  news.querySelector('.news-close')?.addEventListener('click', hide, { signal })
}
