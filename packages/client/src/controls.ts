import { carry } from '@livejsx/protocol'
import { features, formProps, shown } from '@livejsx/view/internal'
import { warnAuthors } from './controls/author-warnings.ts'
import { watchForms } from './controls/forms.ts'
import { guardControls } from './controls/inputs.ts'

/**
 * Brings the code of inputs and forms to a page, before its first render. A browser's own page has it
 * by importing this module, which the Vite plugin does where there are any.
 */
export function installControls(page: Document): void {
  features.carried = carry
  features.formProps = formProps
  features.shown = shown
  guardControls(page)
  watchForms(page)
}

/** Lets the console tell of traps: while developing. */
export function warnOfMisuse(): void {
  warnAuthors()
}

if (typeof document !== 'undefined') installControls(document)
