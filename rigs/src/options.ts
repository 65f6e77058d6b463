import { parseArgs } from 'node:util'

/** Reads numbers of the command line, e.g. `--frames 2000`. @throws TypeError for other options */
export function readNumbers<Name extends string>(
  defaults: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const names = Object.keys(defaults) as Name[]
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  const { values } = parseArgs({ options })
  const read = (name: Name): number => {
    const text = values[name]
    if (text === undefined) return defaults[name]
    const value = Number(text)
    if (!Number.isSafeInteger(value) || value < 0) throw new TypeError(`--${name} is a count`)
    return value
  }
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, number>
}
