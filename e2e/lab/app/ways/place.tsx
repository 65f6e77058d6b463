import { useNavigation } from 'livejsx'

/** Tells where the page is on its way to. */
export function Place() {
  const { to } = useNavigation()
  return <output id="going">{to === undefined ? 'here' : new URL(to, 'http://x').pathname}</output>
}
