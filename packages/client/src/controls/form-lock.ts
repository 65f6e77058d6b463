import { elementsOf, isButton } from './form-fields.ts'

type Lockable = HTMLInputElement | HTMLTextAreaElement | HTMLButtonElement
type Lock = 'disabled' | 'readOnly'

const locked = new WeakSet<HTMLFormElement>()

/** Whether a form waits for the answer of its submit. */
export function isLocked(form: HTMLFormElement): boolean {
  return locked.has(form)
}

/**
 * Keeps a form from being changed until its submit is answered: what is typed into is read-only,
 * buttons are disabled. Afterwards each is again what its view says of it, also if that has changed
 * meanwhile. The focus, which a disabled button loses, comes back unless it went elsewhere.
 */
export function lock(form: HTMLFormElement, answer: Promise<unknown>): void {
  locked.add(form)
  const page = form.ownerDocument
  const focused = page.activeElement
  const wanted = new Map<Lockable, boolean>()
  // Whoever writes one of these attributes means the time after the lock.
  const take = (records: readonly MutationRecord[]): void => {
    const changed = new Set(records.map(({ target }) => target as Lockable))
    for (const element of changed) {
      const name = lockOf(element)
      if (name === undefined) continue
      wanted.set(element, read(element, name))
      write(element, name, true)
    }
    observer.takeRecords()
  }
  const observer = new MutationObserver(take)
  for (const element of elementsOf(form) as Lockable[]) {
    const name = lockOf(element)
    if (name === undefined) continue
    wanted.set(element, read(element, name))
    write(element, name, true)
    observer.observe(element, { attributes: true, attributeFilter: [name.toLowerCase()] })
  }
  const release = (): void => {
    take(observer.takeRecords())
    observer.disconnect()
    locked.delete(form)
    for (const [element, value] of wanted) write(element, lockOf(element) ?? 'disabled', value)
    const { activeElement } = page
    if (focused instanceof HTMLElement && (activeElement === null || activeElement === page.body)) {
      focused.focus({ preventScroll: true })
    }
  }
  answer.then(release, release)
}

const typed = /^(?:text|search|url|tel|email|password|date|month|week|time|datetime-local|number)$/

function lockOf(element: Element): Lock | undefined {
  if (isButton(element)) return 'disabled'
  if (element instanceof HTMLTextAreaElement) return 'readOnly'
  return element instanceof HTMLInputElement && typed.test(element.type) ? 'readOnly' : undefined
}

function read(element: Lockable, name: Lock): boolean {
  return (element as unknown as Record<Lock, boolean>)[name]
}

function write(element: Lockable, name: Lock, value: boolean): void {
  ;(element as unknown as Record<Lock, boolean>)[name] = value
}
