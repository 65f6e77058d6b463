/** Topic of what a spec tells the views that it has opened. */
export function topicOf(key: string): string {
  return `lab:${key}`
}

/** The key of the spec that opened a page. */
export function keyOf(url: URL): string {
  return url.searchParams.get('key') ?? 'none'
}
