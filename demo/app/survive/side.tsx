import { chain, type Handler } from 'livejsx'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Icon } from '../dashboard/icon.tsx'
import { countSent, isNewLoss, useVerdict, type SideName, type Verdict } from './proof.ts'
import { maxNoteLength, turnOf, type SideState, type Square } from './side-state.ts'
import { sendToBoth, sendToOther, useTwin, type Send } from './twin.ts'
import { happen } from './watch.ts'

/** A half of the comparison. What is done in it happens in the other half as well. */
export function Side(props: {
  side: SideName
  title: string
  /** What the author wrote for it. */
  code: string
  state: SideState
  /** Whether the view waits for answers. */
  waits: boolean
  onNote: Handler<InputEvent>
  send: Send
}): ComponentChildren {
  const { side, title, code, state, waits, onNote, send } = props
  const verdict = useVerdict(side, state, waits)
  useTwin(side, send)
  useLossNote(side, title, verdict.lost)
  const { before } = verdict
  const id = (name: string): string => `${side}-${name}`
  return (
    <section class={`panel side-${side}`} data-side={side} aria-labelledby={id('title')}>
      <header>
        <h2 id={id('title')}>{title}</h2>
        <VerdictMark verdict={verdict} />
      </header>
      <div class="body">
        <div class="field-box">
          <label for={id('note')}>A note, half written</label>
          <textarea
            class="input"
            id={id('note')}
            rows={3}
            maxLength={maxNoteLength}
            value={state.note}
            aria-describedby={id('note-was')}
            onInput={chain(onNote, (event) => {
              countSent(side)
              sendToOther(side, 'note', textOf(event))
            })}
          />
          <Was id={id('note-was')}>
            {before !== undefined && before.note !== state.note && `“${before.note}”`}
          </Was>
        </div>
        <div class="side-pair">
          <div class="field-box" role="group" aria-labelledby={id('count')}>
            <span class="side-label" id={id('count')}>
              A counter
            </span>
            <div class="stepper">
              <button
                class="button is-square"
                type="button"
                aria-label="One less"
                onClick={() => sendToBoth('count', -1)}
              >
                <Icon name="minus" />
              </button>
              <output>{state.count}</output>
              <button
                class="button is-square"
                type="button"
                aria-label="One more"
                onClick={() => sendToBoth('count', 1)}
              >
                <Icon name="add" />
              </button>
            </div>
            <Was>{before !== undefined && before.count !== state.count && before.count}</Was>
          </div>
          <div class="field-box" role="group" aria-labelledby={id('board')}>
            <span class="side-label" id={id('board')}>
              A board, {turnOf(state.squares)} to move
            </span>
            <div class="squares">
              {state.squares.map((square, place) => (
                <SquareButton
                  key={place}
                  place={place}
                  square={square}
                  before={before?.squares[place]}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
      <footer>
        <code>{code}</code>
        <Account verdict={verdict} applied={state.applied} />
      </footer>
    </section>
  )
}

/** Notes with an interruption what it has cost. */
function useLossNote(side: SideName, title: string, lost: number): void {
  useEffect(() => {
    if (!isNewLoss(side, lost)) return
    const events = lost === 1 ? '1 event is' : `${lost} events are`
    happen({ what: 'noted', text: `${title}: ${events} lost` })
  }, [side, title, lost])
}

function VerdictMark({ verdict }: { verdict: Verdict }): ComponentChildren {
  const { sent, lost, waits } = verdict
  if (waits) return <span class="mark warn verdict">Waits</span>
  if (lost > 0) return <span class="mark bad verdict">{lost} lost</span>
  if (sent > 0) return <span class="mark ok verdict">Nothing lost</span>
  return <span class="mark mute verdict">Untouched</span>
}

/** How many events were sent, and how many of them the server's state holds. */
function Account({ verdict, applied }: { verdict: Verdict; applied: number }): ComponentChildren {
  return (
    <span class="account">
      <b class="account-sent">{Math.max(verdict.sent, applied)}</b> sent,{' '}
      <b class="account-applied">{applied}</b> in the state
    </span>
  )
}

/** What was there before it was lost. Its line is always there. */
function Was({ id, children }: { id?: string; children: ComponentChildren }): ComponentChildren {
  const isLost = children !== false
  return (
    <p class="was" id={id}>
      {isLost && (
        <>
          lost: <del>{children}</del>
        </>
      )}
    </p>
  )
}

function SquareButton(props: {
  place: number
  square: Square
  before: Square | undefined
}): ComponentChildren {
  const { place, square, before = '' } = props
  const lost = square === '' ? before : ''
  return (
    <button
      type="button"
      class={lost === '' ? 'square' : 'square is-lost'}
      aria-label={`Square ${place + 1}: ${square || (lost === '' ? 'empty' : `lost ${lost}`)}`}
      onClick={() => sendToBoth('play', place)}
    >
      {square || lost}
    </button>
  )
}

function textOf(event: Event): string {
  return (event.target as HTMLTextAreaElement).value
}
