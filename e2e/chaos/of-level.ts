import type { Evidence, Level } from './evidence.ts'
import { seatOf } from './seat-of.ts'

/** What is known of the pages of one level. Pages of different levels have nothing to do with each other. */
export function ofLevel(
  level: Level,
  evidence: Omit<Evidence, 'level'>,
  levelOf: (seat: string) => Level,
): Evidence {
  const isOf = (page: string): boolean => levelOf(seatOf(page)) === level
  const wanted = evidence.wanted.filter(({ page }) => isOf(page))
  const ids = new Set(wanted.map(({ id }) => id))
  const instances = new Set(
    evidence.ledger.flatMap((entry) =>
      entry.kind === 'mount' && isOf(entry.page) ? [entry.instance] : [],
    ),
  )
  return {
    ...evidence,
    level,
    wanted,
    answered: evidence.answered.filter(({ id }) => ids.has(id)),
    ledger: evidence.ledger.filter(({ instance }) => instances.has(instance)),
    pages: evidence.pages.filter(({ page }) => isOf(page)),
  }
}
