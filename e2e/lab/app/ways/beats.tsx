import { useLive } from 'livejsx'
import { useEffect } from 'preact/hooks'
import type Busy from './busy.live.tsx'

/** Tells the view again and again, and forgets to stop. */
export function Beats({ page }: { page: string }) {
  const live = useLive<typeof Busy>()
  useEffect(() => {
    setInterval(() => live.push('note', { text: `beat of ${page}` }).catch(() => undefined), 40)
  }, [])
  return null
}
