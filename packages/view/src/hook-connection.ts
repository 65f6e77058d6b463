/**
 * Tells when the page loses its connection, and when it is joined again and its state is shown. An
 * element that came while the page was offline is told of the second, too.
 *
 * @returns a function that stops it
 */
export function watchConnection(onLost: () => void, onBack: () => void): () => void {
  const { document } = globalThis
  const state = (): string | undefined => document.documentElement.dataset['liveConnection']
  let isJoined = state() === 'joined'
  // The first join of a page is not its return.
  let wasLost = !isJoined && state() !== 'connecting'
  let isStopped = false
  const onChange = (): void => {
    const wasJoined = isJoined
    isJoined = state() === 'joined'
    if (wasJoined && !isJoined) {
      wasLost = true
      onLost()
    }
    if (!isJoined || !wasLost) return
    wasLost = false
    // The state that comes with a join is shown in the same task.
    queueMicrotask(() => {
      if (!isStopped) onBack()
    })
  }
  globalThis.window.addEventListener('live:connection', onChange)
  return () => {
    isStopped = true
    globalThis.window.removeEventListener('live:connection', onChange)
  }
}
