import { liveView } from 'livejsx'
import { keyOf } from '../topic.ts'
import { targetsOf } from './targets.server.ts'

/** Sends every visitor to a target of the spec. */
export default liveView({
  onMount: [
    ({ url }) => {
      const to = targetsOf(keyOf(url))[Number(url.searchParams.get('at'))]
      return to === undefined ? undefined : { redirect: to }
    },
  ],
  mount: () => ({}),
  render: () => <h1>Not sent on</h1>,
})
