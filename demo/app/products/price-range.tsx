import { chain, type Handler } from 'livejsx'
import { useEffect, useState } from 'preact/hooks'
import { priceText } from './chips.ts'
import { highestPrice, noFilters, priceStep } from './filters.ts'

interface Range {
  readonly min: number
  readonly max: number
}

/** Two sliders over a chart of what there is at which price. */
export function PriceRange(props: Range & { prices: readonly number[]; onType: Handler }) {
  const { min, max, prices, onType } = props
  const [dragged, setDragged] = useState<Range>()
  useEffect(() => setDragged(undefined), [min, max])
  const shown = dragged ?? { min, max }

  const drag = ({ currentTarget }: Event): void => {
    const fields = (currentTarget as HTMLElement)
      .closest('.range')
      ?.querySelectorAll<HTMLInputElement>('input')
    // Either may be dragged beyond the other one.
    const both = Array.from(fields ?? [], (field) => field.valueAsNumber)
    setDragged({ min: Math.min(...both), max: Math.max(...both) })
  }
  const slider = (name: keyof Range, label: string) => (
    <input
      type="range"
      name={name}
      min={noFilters.min}
      max={highestPrice}
      step={priceStep}
      value={name === 'min' ? min : max}
      aria-label={label}
      aria-valuetext={`${shown[name]} euros`}
      onInput={chain(drag, onType)}
    />
  )
  const isAll = shown.min === noFilters.min && shown.max === noFilters.max
  return (
    <fieldset>
      <legend>
        Price <span class="context">{isAll ? 'any' : priceText(shown.min, shown.max)}</span>
      </legend>
      <Bars prices={prices} range={shown} />
      <div class="range">
        {slider('min', 'Lowest price')}
        {slider('max', 'Highest price')}
      </div>
      <div class="range-ends" aria-hidden="true">
        <span>{noFilters.min} €</span>
        <span>{highestPrice} €</span>
      </div>
    </fieldset>
  )
}

function Bars({ prices, range }: { prices: readonly number[]; range: Range }) {
  const most = Math.max(1, ...prices)
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${prices.length * 10} 40`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {prices.map((count, index) => {
        const from = index * priceStep
        const isIn = from >= range.min && from < range.max
        const height = count === 0 ? 1 : 4 + (36 * count) / most
        return (
          <rect
            key={index}
            class={isIn ? 'is-in' : ''}
            x={index * 10 + 1}
            y={40 - height}
            width="8"
            height={height}
          />
        )
      })}
    </svg>
  )
}
