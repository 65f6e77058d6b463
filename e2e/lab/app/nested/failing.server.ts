const failing = new Set<string>()

/** Makes a view fail to mount from now on, or lets it mount again. */
export function setFailing(key: string, name: string, isOn: boolean): void {
  if (isOn) failing.add(`${key} ${name}`)
  else failing.delete(`${key} ${name}`)
}

export function isFailing(key: string, name: string): boolean {
  return failing.has(`${key} ${name}`)
}
