/** What hooks have noted, for the spec to read: it outlives the page as long as the tab. */
const key = 'lab-notes'

/** Adds a note. */
export function note(text: string): void {
  const notes: string[] = JSON.parse(sessionStorage.getItem(key) ?? '[]')
  sessionStorage.setItem(key, JSON.stringify([...notes, text]))
}
