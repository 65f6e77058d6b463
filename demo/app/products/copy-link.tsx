import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../dashboard/icon.tsx'

/** How long it is told that the address was copied, in ms. */
const toldForMs = 2500

const words = {
  idle: 'Copy link',
  copied: 'Copied',
  refused: 'Refused',
} as const

const told: Readonly<Record<keyof typeof words, string>> = {
  idle: '',
  copied: 'Link copied',
  refused: 'The browser does not let this page copy: take the link from the address bar',
}

/** Copies the address of the page, in which all filters are. */
export function CopyLink() {
  const [state, setState] = useState<keyof typeof words>('idle')
  useEffect(() => {
    if (state === 'idle') return undefined
    const timer = setTimeout(() => setState('idle'), toldForMs)
    return () => clearTimeout(timer)
  }, [state])

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(location.href)
      setState('copied')
    } catch {
      setState('refused')
    }
  }
  return (
    <>
      <button class="button copy-link" type="button" onClick={() => void copy()}>
        <Icon name={state === 'copied' ? 'check' : state === 'refused' ? 'warn' : 'link'} />
        <span>{words[state]}</span>
      </button>
      <span class="hidden" role="status">
        {told[state]}
      </span>
    </>
  )
}
