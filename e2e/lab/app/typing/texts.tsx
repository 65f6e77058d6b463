import type { Fields, Name } from './fields.ts'
import { policy } from './policy.ts'

interface Props {
  fields: Fields
  revisions: Partial<Record<Name, number>>
  set: (name: Name) => (event: Event) => unknown
  later: (event: Event) => unknown
}

/** Controls that text is typed into. */
export function Texts({ fields, revisions, set, later }: Props) {
  const { name, pass, bio, edited, markup, fixed, amount, when, tint, locked, off, late } = fields
  return (
    <section class="box" aria-label="Texts">
      <input
        data-field="name"
        aria-label="Name"
        value={name}
        overwrite={revisions.name}
        onInput={set('name')}
      />
      <input
        data-field="pass"
        aria-label="Password"
        type="password"
        value={pass}
        onInput={set('pass')}
      />
      <textarea
        data-field="bio"
        aria-label="Life"
        value={bio}
        overwrite={revisions.bio}
        onInput={set('bio')}
      />
      <div
        data-field="edited"
        role="textbox"
        aria-label="Edited"
        contentEditable
        overwrite={revisions.edited}
        onInput={set('edited')}
      >
        {edited}
      </div>
      <div
        data-field="markup"
        role="textbox"
        aria-label="Markup"
        contentEditable
        overwrite={revisions.markup}
        dangerouslySetInnerHTML={{ __html: policy(markup) }}
        onInput={set('markup')}
      />
      <input data-field="fixed" aria-label="Fixed" value={fixed} onInput={set('fixed')} />
      <input
        data-field="amount"
        aria-label="Amount"
        type="number"
        value={amount}
        overwrite={revisions.amount}
        onInput={set('amount')}
      />
      <input
        data-field="when"
        aria-label="When"
        type="date"
        value={when}
        overwrite={revisions.when}
        onInput={set('when')}
      />
      <input data-field="tint" aria-label="Tint" type="color" value={tint} onInput={set('tint')} />
      <input data-field="locked" aria-label="Locked" readonly value={locked} />
      <input data-field="off" aria-label="Off" disabled value={off} />
      <input data-field="late" aria-label="Late" value={late} onInput={later} />
    </section>
  )
}
