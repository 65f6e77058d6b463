import { liveView } from 'livejsx'

/** Where a form leads when it was taken. */
export default liveView({
  mount: () => ({}),
  title: () => 'Saved',
  render: () => (
    <main>
      <h1>Saved</h1>
    </main>
  ),
})
