import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { grouped } from '../dashboard/figures.ts'

/** Time between two sentences about new lines, in ms. */
const toldEveryMs = 5000

/** How many lines there are where. A screen reader hears of it now and then, not of each line. */
export function LogFoot(props: {
  written: number
  kept: number
  /** Lines that are wanted; `undefined` = all. */
  matching: number | undefined
  held: number
  rows: number
  unseen: number
}) {
  const { written, kept, matching, held, rows, unseen } = props
  const told = useNowAndThen(
    unseen > 0
      ? `${grouped(unseen)} new lines`
      : matching === undefined
        ? ''
        : `${grouped(matching)} of ${grouped(kept)} lines match`,
  )
  return (
    <footer class="log-foot">
      <dl>
        <Count value={written}>Written</Count>
        <Count value={kept}>
          Kept <span class="wide">by the server</span>
        </Count>
        {matching !== undefined && <Count value={matching}>Match</Count>}
        <Count value={held}>
          Held <span class="wide">by this browser</span>
        </Count>
        <Count value={rows}>
          Rows <span class="wide">in the page</span>
        </Count>
      </dl>
      <p class="hidden" role="status">
        {told}
      </p>
    </footer>
  )
}

function Count({ value, children }: { value: number; children: ComponentChildren }) {
  return (
    <div>
      <dt>{children}</dt>
      <dd>{grouped(value)}</dd>
    </div>
  )
}

/** Preact hook: a text that changes so seldom that all of it can be said. */
function useNowAndThen(text: string): string {
  const [said, setSaid] = useState(text)
  const newest = useRef(text)
  newest.current = text
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    if (text === said || timer.current !== undefined) return
    timer.current = setTimeout(() => {
      timer.current = undefined
      setSaid(newest.current)
    }, toldEveryMs)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return said
}
