import { formLimits } from '@livejsx/view/internal'
import type { PayloadIssue } from '../payload.ts'

/**
 * Says what is wrong with what was sent of a form.
 *
 * @param path as it was sent; it is cut to the length that one may have
 */
export function refused(
  path: string,
  message: string,
): { readonly issues: readonly PayloadIssue[] } {
  return { issues: [{ path: path.slice(0, formLimits.maxNameLength), message }] }
}
