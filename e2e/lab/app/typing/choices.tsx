import type { Fields, Name } from './fields.ts'

interface Props {
  fields: Fields
  revisions: Partial<Record<Name, number>>
  choices: readonly string[]
  set: (name: Name) => (event: Event) => unknown
  hope: (event: Event) => unknown
}

/** Controls that something is chosen in. */
export function Choices({ fields, revisions, choices, set, hope }: Props) {
  const { agree, refused, hoped, size, color, fruit, part, tags, kinds, volume } = fields
  return (
    <section class="box" aria-label="Choices">
      <label>
        <input
          data-field="agree"
          type="checkbox"
          checked={agree}
          overwrite={revisions.agree}
          onChange={set('agree')}
        />
        Agree
      </label>
      <label>
        <input data-field="refused" type="checkbox" checked={refused} onChange={set('refused')} />
        Refused
      </label>
      <label>
        <input data-field="hoped" type="checkbox" checked={hoped} onChange={hope} />
        Hoped
      </label>
      <span data-field="size">
        {['s', 'm', 'l'].map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="size"
              value={each}
              checked={size === each}
              overwrite={revisions.size}
              onChange={set('size')}
            />
            {each}
          </label>
        ))}
      </span>
      <select
        data-field="color"
        aria-label="Color"
        value={color}
        overwrite={revisions.color}
        onChange={set('color')}
      >
        {['red', 'green', 'blue'].map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <select data-field="fruit" aria-label="Fruit" onChange={set('fruit')}>
        {['apple', 'pear', 'plum'].map((each) => (
          <option key={each} value={each} selected={fruit === each}>
            {each}
          </option>
        ))}
      </select>
      <select data-field="part" aria-label="Part" value={part} onChange={set('part')}>
        {choices.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <select
        data-field="tags"
        aria-label="Tags"
        multiple
        value={tags}
        overwrite={revisions.tags}
        onChange={set('tags')}
      >
        {['one', 'two', 'three', 'never'].map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <select data-field="kinds" aria-label="Kinds" multiple onChange={set('kinds')}>
        {['x', 'y', 'z', 'never'].map((each) => (
          <option key={each} value={each} selected={kinds.includes(each)}>
            {each}
          </option>
        ))}
      </select>
      <input
        data-field="volume"
        aria-label="Volume"
        type="range"
        value={volume}
        overwrite={revisions.volume}
        onInput={set('volume')}
      />
    </section>
  )
}
