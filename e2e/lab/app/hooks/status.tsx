import { useConnection, useServerEvent } from 'livejsx'
import { useState } from 'preact/hooks'

/** Ordinary components that take part in the view around. */
export function Status() {
  const state = useConnection()
  const [words, setWords] = useState<readonly string[]>([])
  useServerEvent<string>('said', (word) => setWords([...words, word]))
  return (
    <p>
      Connection <output id="connection">{state}</output>, heard{' '}
      <output id="heard">{words.join(' ')}</output>
    </p>
  )
}
