import type { ComponentType } from 'preact'
import { kinds, type Kind, type Ware } from '../ware.ts'
import { Chair, Shelf, Stool } from './furniture.tsx'
import { Bowl, Carafe, Mug, Teapot } from './kitchen.tsx'
import { Candlestick, DeskLamp, Lantern, Pendant } from './lighting.tsx'
import { Clock, Planter, Vase } from './living.tsx'
import { Blanket, Cushion } from './textiles.tsx'

const drawings: Readonly<Record<Kind, ComponentType>> = {
  mug: Mug,
  teapot: Teapot,
  bowl: Bowl,
  carafe: Carafe,
  'desk-lamp': DeskLamp,
  lantern: Lantern,
  pendant: Pendant,
  candlestick: Candlestick,
  stool: Stool,
  chair: Chair,
  shelf: Shelf,
  vase: Vase,
  planter: Planter,
  clock: Clock,
  cushion: Cushion,
  blanket: Blanket,
}

/** What stands or hangs behind a thing. */
const backs = [
  'M42 104a62 62 0 1 1 124 0 62 62 0 0 1-124 0z',
  'M60 184V96a60 60 0 0 1 120 0v88z',
  'M92 92a56 56 0 1 1 112 0 56 56 0 0 1-112 0z',
  'M30 184a90 90 0 0 1 180 0z',
  'M36 44h84v140H36zM132 44h72v140h-72z',
] as const

/** Things that hang: they throw no shadow on the table. */
const hanging: readonly Kind[] = ['clock', 'pendant', 'shelf']

/**
 * The picture of a thing: it, a table, and something behind. In another colour nothing else changes.
 * Wall and table go on beyond its edges, for places that are no square.
 */
export function Picture({ ware: { kind, glaze } }: { ware: Pick<Ware, 'kind' | 'glaze'> }) {
  const Drawing = drawings[kind]
  return (
    <svg class={`picture glaze-${glaze}`} viewBox="0 0 240 240" aria-hidden="true">
      <path class="g-ground" d="M-240 0h720v240h-720z" />
      <path class="g-back" d={backs[(kinds.indexOf(kind) * 3) % backs.length]} />
      <path class="g-table" d="M-240 184h720v56h-720z" />
      {!hanging.includes(kind) && <ellipse class="g-cast" cx="132" cy="200" rx="74" ry="9" />}
      <g class="g-thing">
        <Drawing />
      </g>
    </svg>
  )
}
