import { useState } from 'preact/hooks'

/** Inputs that are controlled by the page's own state, as in any Preact app. */
export function Ordinary() {
  const [letters, setLetters] = useState('')
  const [digits, setDigits] = useState('1')
  const [isOn, setOn] = useState(false)
  const [, render] = useState({})
  return (
    <section class="box" aria-label="Ordinary">
      <input
        data-field="letters"
        aria-label="Letters"
        value={letters}
        onInput={({ currentTarget }) => setLetters(currentTarget.value.toUpperCase())}
      />
      <div
        onInput={({ target }) => {
          const { value } = target as HTMLInputElement
          if (/^\d*$/.test(value)) setDigits(value)
          // Refused: the same state is shown again, over what was typed.
          else render({})
        }}
      >
        <input data-field="digits" aria-label="Digits" value={digits} />
      </div>
      <input
        data-field="switch"
        aria-label="Switch"
        type="checkbox"
        checked={isOn}
        onClick={() => setOn(!isOn)}
      />
      <output id="switch">{String(isOn)}</output>
      <input data-field="free" aria-label="Free" defaultValue="free" />
    </section>
  )
}
