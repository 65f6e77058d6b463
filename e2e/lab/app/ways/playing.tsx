import { useEffect, useState } from 'preact/hooks'

/** Counts by itself, as long as nobody takes it away. */
export function Playing() {
  const [beats, setBeats] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setBeats((count) => count + 1), 40)
    return () => clearInterval(timer)
  }, [])
  return <output id="beats">{beats}</output>
}
