import { beforeNavigate } from 'livejsx'
import { useLayoutEffect, useState } from 'preact/hooks'

/** Keeps the visitor on the page as long as it is checked. */
export function Guard() {
  const [stays, setStays] = useState(false)
  // It holds as soon as the box shows it.
  useLayoutEffect(() => beforeNavigate(() => !stays), [stays])
  return (
    <label>
      <input type="checkbox" checked={stays} onChange={() => setStays(!stays)} /> Stay
    </label>
  )
}
