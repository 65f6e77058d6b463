import { liveView, notFound } from 'livejsx'
import { record, recordOf } from '../record.server.ts'
import { keyOf } from '../topic.ts'

/** Cannot be shown, or not the first times. */
export default liveView({
  mount({ params, url }) {
    if (params['how'] === 'missing') notFound('No such thing')
    const key = keyOf(url)
    record(key, 'mount')
    // The page asks over its connection, then for the document.
    if (recordOf(key).length <= 2) throw new Error('a secret in the text of an error')
    return {}
  },
  render: () => <h1>Fine</h1>,
})
