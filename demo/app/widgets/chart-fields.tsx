import { Choice } from './choice.tsx'
import type { OwnRange } from './layout-item.ts'

/** The field by which a chart gets a range of its own. */
export function RangeChoice(props: { value: OwnRange; onChange(event: Event): void }) {
  return (
    <Choice
      label="Range"
      value={props.value}
      options={[
        ['page', 'As the page'],
        [60_000, '1 min'],
        [300_000, '5 min'],
      ]}
      onChange={props.onChange}
    />
  )
}
