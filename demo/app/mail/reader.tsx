import { Link } from 'livejsx'
import { useEffect } from 'preact/hooks'
import { Icon } from '../dashboard/icon.tsx'
import { Price } from '../dashboard/price.tsx'
import { addressOf, type Box } from './box.ts'
import { folderNames, type Letter, type LetterRow } from './letter.ts'

/** What can be done to a letter that is open. */
export interface ReaderActions {
  onMove(id: string): void
  onUnread(id: string): void
  onFlag(id: string): void
  /** Told when an unread letter is shown. */
  onShown(id: string): void
}

/** The letter that is open. What the list knows of it is shown before the rest has come. */
export function Reader(props: {
  box: Box
  /** Ids of the list. */
  ids: readonly string[]
  row: LetterRow | undefined
  letter: Letter | undefined
  reader: { current: HTMLElement | null }
  actions: ReaderActions
}) {
  const { box, ids, row, letter, reader, actions } = props
  const shown = letter ?? row
  useEffect(() => {
    if (letter?.isUnread === true) actions.onShown(letter.id)
  }, [letter?.id])

  if (shown === undefined) {
    return (
      <section ref={reader} class="reader is-empty" aria-label="Letter">
        <div class="state">
          <Icon name="mail" />
          <p>
            <b>No letter is open</b>
          </p>
          <p>
            <kbd>j</kbd> and <kbd>k</kbd> choose one, <kbd>Enter</kbd> opens it.
          </p>
        </div>
      </section>
    )
  }
  const { id, from, subject, place, isUnread, isFlagged } = shown
  const at = ids.indexOf(id)
  return (
    <section ref={reader} class="reader" aria-labelledby="subject" aria-busy={letter === undefined}>
      <div class="reader-tools" role="group" aria-label="Letter">
        <Link class="button is-quiet reader-back" to={addressOf(box)} patch>
          <Icon name="left" />
          {folderNames[box.folder]}
        </Link>
        <Tool
          icon="archive"
          name={place === 'inbox' ? 'Archive' : 'Move to inbox'}
          shortcut="e"
          onClick={() => actions.onMove(id)}
        />
        <Tool
          icon="mail"
          name={isUnread ? 'Mark as read' : 'Mark as unread'}
          shortcut="u"
          onClick={() => actions.onUnread(id)}
        />
        <Tool
          icon="flag"
          name="Flag"
          shortcut="s"
          isPressed={isFlagged}
          onClick={() => actions.onFlag(id)}
        />
        <span class="reader-place">
          {at >= 0 && (
            <>
              <span class="figure">
                {at + 1} of {ids.length}
              </span>
              <Step name="Newer letter" icon="up" to={ids[at - 1]} box={box} />
              <Step name="Older letter" icon="down" to={ids[at + 1]} box={box} />
            </>
          )}
        </span>
        <Price names={['letter', 'openId']} parts={[]} />
      </div>
      <article class="letter-page">
        <h2 id="subject" tabIndex={-1}>
          {subject}
        </h2>
        <p class="letter-meta">
          <b>{from}</b>
          {letter !== undefined && <span class="faint">{letter.address}</span>}
          <span class="faint">{letter?.fullWhen ?? shown.when}</span>
          {place === 'archive' && <span class="mark mute">Archived</span>}
          {isFlagged && <span class="mark warn">Flagged</span>}
        </p>
        {letter === undefined ? <Waiting /> : <Text letter={letter} />}
      </article>
    </section>
  )
}

function Text({ letter: { paragraphs, figures } }: { letter: Letter }) {
  return (
    <>
      {paragraphs.map((paragraph, index) => (
        <p key={index} class="letter-text">
          {paragraph}
        </p>
      ))}
      {figures.length > 0 && (
        <dl class="facts letter-figures">
          {figures.map(({ name, value, unit }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {value} <span class="unit">{unit}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

/** Lines where the text will be. */
function Waiting() {
  return (
    <svg class="waiting" viewBox="0 0 520 112" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 8h500v12H0zM0 36h520v12H0zM0 64h470v12H0zM0 92h210v12H0z" />
    </svg>
  )
}

function Tool(props: {
  icon: 'archive' | 'mail' | 'flag'
  name: string
  shortcut: string
  isPressed?: boolean
  onClick(): void
}) {
  const { icon, name, shortcut, isPressed, onClick } = props
  return (
    <button
      class="button is-quiet"
      type="button"
      title={`${name} (${shortcut})`}
      aria-label={name}
      aria-pressed={isPressed}
      aria-keyshortcuts={shortcut}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span class="reader-word">{name}</span>
    </button>
  )
}

function Step(props: { name: string; icon: 'up' | 'down'; to: string | undefined; box: Box }) {
  const { name, icon, to, box } = props
  if (to === undefined) return <span class="button is-quiet is-square is-off" />
  return (
    <Link class="button is-quiet is-square" to={addressOf(box, to)} patch aria-label={name}>
      <Icon name={icon} />
    </Link>
  )
}
