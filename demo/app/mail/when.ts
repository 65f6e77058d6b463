const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const dayMs = 24 * 3600_000

/**
 * Writes when something was, as short as it can be told: `12:03` today, `Thu` within a week, else
 * `14 Nov`.
 *
 * @param utcOffset minutes by which the clock is ahead of UTC
 */
export function shortTime(at: number, now: number, utcOffset: number): string {
  const then = shifted(at, utcOffset)
  const daysAgo = dayOf(shifted(now, utcOffset)) - dayOf(then)
  if (daysAgo <= 0) return timeOf(then)
  if (daysAgo < 7) return nameOf(then).slice(0, 3)
  return `${then.getUTCDate()} ${monthOf(then).slice(0, 3)}`
}

/** Writes day and time: `Saturday 21 November, 12:03`. */
export function dayAndTime(at: number, utcOffset: number): string {
  const then = shifted(at, utcOffset)
  return `${nameOf(then)} ${then.getUTCDate()} ${monthOf(then)}, ${timeOf(then)}`
}

function shifted(at: number, utcOffset: number): Date {
  return new Date(at + utcOffset * 60_000)
}

function dayOf(date: Date): number {
  return Math.floor(date.getTime() / dayMs)
}

function timeOf(date: Date): string {
  return date.toISOString().slice(11, 16)
}

function nameOf(date: Date): string {
  return days[date.getUTCDay()] ?? ''
}

function monthOf(date: Date): string {
  return months[date.getUTCMonth()] ?? ''
}
