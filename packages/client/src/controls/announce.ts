import { controlOf, controlsIn, isUnsent, type Control } from './control.ts'
import { radio } from './choice-kinds.ts'
import { elementsOf } from './form-fields.ts'
import { tell } from './tell.ts'

/**
 * Lets what the user has in the controls of an element be sent which no event has carried, by the
 * handlers that the view has for it: each gets `input` and `change`, as though the user had just
 * changed it. Of a form with `live.form`, which sends all its fields, one control speaks for all.
 */
export function announce(root: ParentNode): void {
  announceAll(controlsIn(root))
}

/** Announces what is unsent of some controls. */
export function announceAll(controls: readonly Control[]): void {
  const told = new Set<HTMLFormElement>()
  for (const control of controls) {
    const { field, kind } = control
    // The page may have sent it since, or an announcement before this one.
    if (!isUnsent(control) || !field.isConnected) continue
    // The one that is not chosen any more would tell that it is.
    if (kind === radio && !field.checked) continue
    const form = field.form ?? null
    if (form?.dataset['liveForm'] !== undefined) {
      if (told.has(form)) continue
      told.add(form)
    }
    tell(field)
  }
}

/** Announces what a reset has changed, once it has. */
export function onReset({ target }: Event): void {
  if (!(target instanceof HTMLFormElement)) return
  setTimeout(() => announceAll(elementsOf(target).flatMap((each) => controlOf(each) ?? [])))
}
