import { grouped, size, text } from '../dashboard/figures.ts'
import { Icon } from '../dashboard/icon.tsx'
import type { ModuleSizes } from './module-sizes.ts'

/** The largest packages, by bytes or by files. */
export function ModuleTable(props: {
  /** Id of the element that names the table. */
  label: string
  sizes: ModuleSizes
  by: 'bytes' | 'files'
  rows: number
  onSort(by: 'bytes' | 'files'): (event: Event) => void
}) {
  const { label, sizes, by, rows, onSort } = props
  const listed = sizes.largest.toSorted((one, other) => other[by] - one[by]).slice(0, rows)
  const most = listed[0]?.[by] ?? 1
  return (
    <div class="table" role="group" tabIndex={0} aria-labelledby={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">Package</th>
            {(['bytes', 'files'] as const).map((each) => (
              <th
                key={each}
                class="number"
                scope="col"
                aria-sort={by === each ? 'descending' : undefined}
              >
                <button type="button" onClick={onSort(each)}>
                  {each === 'bytes' ? 'Size' : 'Files'}
                  <Icon name="down" />
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.map((row) => (
            <tr key={row.name}>
              <th scope="row" class="name">
                {row.name}
                <svg class="bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="tone-1" width={(100 * row[by]) / most} height="2" />
                </svg>
              </th>
              <td class="number">{text(size(row.bytes / 1e6))}</td>
              <td class="number">{grouped(row.files)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
