import { parseArgs } from 'node:util'

/** Reads numbers of the command line, e.g. `--frames 2000`. @throws TypeError for other options */
export function readNumbers<Name extends string>(
  defaults: Readonly<Record<Name, number>>,
  texts: readonly string[] = [],
): Record<Name, number> {
  const names = Object.keys(defaults) as Name[]
  const values = readTexts([...names, ...texts])
  const read = (name: Name): number => {
    const text = values[name]
    if (text === undefined) return defaults[name]
    const value = Number(text)
    if (!Number.isSafeInteger(value) || value < 0) throw new TypeError(`--${name} is a count`)
    return value
  }
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, number>
}

/** Reads texts of the command line, e.g. `--replay '[…]'`. Absence = not given. */
export function readTexts(names: readonly string[]): Readonly<Record<string, string | undefined>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  return parseArgs({ options }).values
}
