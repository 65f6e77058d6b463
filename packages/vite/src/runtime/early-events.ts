// Runs in the page itself, before any module: keeps what the visitor does until the code of the
// view around is there, and does it again then, once.

/** Where the browser side finds {@link replay}. */
interface EarlyDocument extends Document {
  liveReplay?: (root: Element) => void
}

/** Views, the page's own and those inside of it. */
const roots = '[data-live-root],[data-live-view]'
/** What browsers do something with by themselves; what has been typed is found in the inputs. */
const native = 'a[href],label,select,option,summary,input,textarea'
const buttons = 'button,input[type=submit],input[type=button],input[type=image],input[type=reset]'
/** A page whose code does not come is a plain page after this time, in ms. */
const patienceMs = 15_000

const awake = new WeakSet<Element>()
let isPlain = false
let kept: { readonly root: Element; readonly again: () => void }[] = []

function keep(event: Event): void {
  const target = event.target as Element
  const root = target.closest?.(roots)
  if (isPlain || !root || awake.has(root) || !event.isTrusted) return
  const isSubmit = event.type === 'submit'
  const isButton = target.closest(buttons) !== null
  if (!isSubmit && !isButton && target.closest(native)) return
  // The button's own effect comes with the second time.
  if (isSubmit || (isButton && event.type === 'click')) event.preventDefault()
  const submitter = (event as SubmitEvent).submitter as HTMLButtonElement | null
  const Kind = event.constructor as typeof Event
  // Read now: a browser empties an event that has been dispatched.
  const copy = new Kind(event.type, event)
  kept.push({
    root,
    again: isSubmit
      ? // By a button that is not its own any more no form can be sent.
        () =>
          (target as HTMLFormElement).requestSubmit(submitter?.form === target ? submitter : null)
      : () => target.dispatchEvent(copy),
  })
}

function replay(root: Element): void {
  awake.add(root)
  const own = kept.filter((each) => each.root === root)
  kept = kept.filter((each) => each.root !== root)
  for (const { again } of own) again()
}

/** Lets the browser do what it can: the code does not come. */
export function giveUp(): void {
  isPlain = true
  for (const { root } of [...kept]) replay(root)
}

for (const type of ['click', 'dblclick', 'submit', 'keydown']) {
  document.addEventListener(type, keep, true)
}
setTimeout(giveUp, patienceMs)
;(document as EarlyDocument).liveReplay = replay
