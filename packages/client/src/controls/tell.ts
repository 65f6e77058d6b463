/** Lets the handlers that a view has for a control hear of what is in it. */
export function tell(field: HTMLElement): void {
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
}
