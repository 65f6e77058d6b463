import type { Fields, Name } from './fields.ts'

interface Props {
  fields: Fields
  revisions: Partial<Record<Name, number>>
}

/** Controls that no event tells of until their form is sent. */
export function Unsent({ fields, revisions }: Props) {
  const { note, remark, consent, grade, list, many, level, day, count } = fields
  return (
    <>
      <input data-field="note" aria-label="Note" name="note" value={note} />
      <textarea data-field="remark" aria-label="Remark" name="remark" value={remark} />
      <label>
        <input data-field="consent" name="consent" type="checkbox" checked={consent} />
        Consent
      </label>
      <span data-field="grade">
        {['a', 'b', 'c'].map((each) => (
          <label key={each}>
            <input type="radio" name="grade" value={each} checked={grade === each} />
            {each}
          </label>
        ))}
      </span>
      <select data-field="list" aria-label="List" name="list" value={list}>
        {['one', 'two', 'three'].map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <select data-field="many" aria-label="Many" name="many" multiple value={many}>
        {['one', 'two', 'three'].map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <input data-field="level" aria-label="Level" name="level" type="range" value={level} />
      <input data-field="day" aria-label="Day" name="day" type="date" value={day} />
      <input data-field="count" aria-label="Count" name="count" type="number" value={count} />
      <input
        data-field="file"
        aria-label="File"
        name="file"
        type="file"
        overwrite={revisions.message}
      />
    </>
  )
}
