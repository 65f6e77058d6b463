/** A value as it is shown, apart from its unit. */
export interface Figure {
  readonly value: string
  readonly unit: string
}

/** Shown where a value is unknown. */
export const unknown = '–'

/** Rounds to what {@link figure} shows, at most two decimals. What is below does not cross the wire. */
export function threeDigits(value: number): number {
  if (value < 10) return Math.round(value * 100) / 100
  if (value < 100) return Math.round(value * 10) / 10
  const power = 10 ** (Math.floor(Math.log10(value)) - 2)
  return Math.round(value / power) * power
}

/** Writes a value from 0 to 999 with three digits: `9.87`, `37.2`, `100`. */
export function figure(value: number): string {
  const rounded = threeDigits(value)
  if (rounded < 10) return rounded.toFixed(2)
  return rounded < 100 ? rounded.toFixed(1) : String(Math.round(rounded))
}

/** Writes a size, given in MB, in steps of 1000. */
export function size(megabytes: number): Figure {
  return inSteps(megabytes, ['MB', 'GB', 'TB'])
}

/** Writes a rate, given in kB per second, in steps of 1000. */
export function rate(kilobytes: number): Figure {
  return inSteps(kilobytes, ['kB/s', 'MB/s', 'GB/s'])
}

/** Writes the parts of a rate in the unit of the whole: `in 3.34 · out 0.52`. */
export function rateParts(parts: Readonly<Record<string, number>>): string {
  const whole = Object.values(parts).reduce((sum, part) => sum + part, 0)
  const steps = ['kB/s', 'MB/s', 'GB/s'].indexOf(rate(whole).unit)
  return Object.entries(parts)
    .map(([name, part]) => `${name} ${figure(part / 1000 ** steps)}`)
    .join(' · ')
}

// No smaller unit than the first: the unit of an idle value must not jump about.
function inSteps(value: number, units: readonly string[]): Figure {
  const step = units.findIndex((_, index) => value < 999.5 * 1000 ** index)
  const index = step < 0 ? units.length - 1 : step
  return { value: figure(value / 1000 ** index), unit: units[index] ?? '' }
}

/** Writes a small count of bytes: `96 B`, `1.24 kB`. */
export function price(count: number): string {
  if (count < 1000) return `${count} B`
  return text(inSteps(count / 1000, ['kB', 'MB']))
}

/** Value and unit in one string. */
export function text({ value, unit }: Figure): string {
  return `${value} ${unit}`
}

/** Writes a time of day by the machine's clock: `12:03:04`. */
export function clock(at: number, utcOffset: number): string {
  return new Date(at + utcOffset * 60_000).toISOString().slice(11, 19)
}

/** Writes how long something has been going on: `12 d 04:31`, `04:31` without days. */
export function duration(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  const days = Math.floor(minutes / 1440)
  const hours = String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')
  const time = `${hours}:${String(minutes % 60).padStart(2, '0')}`
  return days > 0 ? `${days} d ${time}` : time
}

/** Writes a whole number in groups of three digits. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '\u202f')
}

/** Writes a share in whole percent. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? unknown : `${Math.round((100 * part) / whole)} %`
}
