import {
  glazeNames,
  glazes,
  kindFacts,
  kinds,
  type Glaze,
  type Kind,
  type Ware,
  type WareDetails,
} from './ware.ts'

/** Count of things that are made: each kind in each colour. */
const count = kinds.length * glazes.length

/** What the things of a kind have in common. */
interface Make {
  readonly material: string
  /** Width and height, in cm. */
  readonly size: readonly [number, number]
  /** In euros. */
  readonly price: number
  readonly text: string
}

const makes: Readonly<Record<Kind, Make>> = {
  mug: {
    material: 'Stoneware',
    size: [9, 10],
    price: 18,
    text: 'Thrown in one piece, with a handle that takes three fingers. Keeps a morning warm.',
  },
  teapot: {
    material: 'Stoneware',
    size: [22, 15],
    price: 64,
    text: 'Pours without a drop on the cloth. The strainer is part of the body, so it cannot get lost.',
  },
  bowl: {
    material: 'Stoneware',
    size: [19, 8],
    price: 26,
    text: 'Deep enough for soup, wide enough for bread. Stacks with all its sisters.',
  },
  carafe: {
    material: 'Glass, stoneware',
    size: [11, 27],
    price: 42,
    text: 'Holds a litre and breathes through its stopper. At home on a table or beside a bed.',
  },
  'desk-lamp': {
    material: 'Steel, oak',
    size: [26, 42],
    price: 129,
    text: 'Lights the page and not the room. The head turns, the foot is heavy, the switch clicks.',
  },
  lantern: {
    material: 'Steel, glass',
    size: [16, 28],
    price: 58,
    text: 'For a candle inside or a doorstep outside. The glass lifts out to be wiped.',
  },
  pendant: {
    material: 'Spun steel',
    size: [38, 24],
    price: 149,
    text: 'Hangs low over a table and draws a round of light on it. Two metres of cord in cloth.',
  },
  candlestick: {
    material: 'Cast iron',
    size: [12, 17],
    price: 32,
    text: 'Stands where it is put. Takes a plain candle and catches what it sheds.',
  },
  stool: {
    material: 'Beech',
    size: [34, 46],
    price: 119,
    text: 'Three legs, so it never rocks. A seat, a step, a place for the book.',
  },
  chair: {
    material: 'Beech, wool',
    size: [46, 81],
    price: 189,
    text: 'A straight back that gives a little. Made to be sat on for the length of a dinner.',
  },
  shelf: {
    material: 'Oak, steel',
    size: [80, 32],
    price: 149,
    text: 'Two boards and four screws. Carries a row of books and whatever leans against them.',
  },
  vase: {
    material: 'Stoneware',
    size: [14, 26],
    price: 48,
    text: 'A narrow neck for a single branch. Looks finished without one, too.',
  },
  planter: {
    material: 'Earthenware',
    size: [20, 19],
    price: 36,
    text: 'Fired once and left open, so that roots get air. Comes with its saucer.',
  },
  clock: {
    material: 'Steel, glass',
    size: [28, 28],
    price: 79,
    text: 'Hands and twelve marks, no ticking. Runs two years on one cell.',
  },
  cushion: {
    material: 'Wool, feathers',
    size: [48, 48],
    price: 49,
    text: 'Woven on both sides. The cover comes off by a hidden zip and may be washed.',
  },
  blanket: {
    material: 'Lambswool',
    size: [140, 200],
    price: 98,
    text: 'Long enough for two on a sofa. Fringes knotted by hand, one after the other.',
  },
}

const glazeTexts: Readonly<Record<Glaze, string>> = {
  clay: 'The red of a roof in the evening.',
  ochre: 'The yellow of a field in the week of the harvest.',
  moss: 'The green of the north side of a stone.',
  rose: 'The pink of the hour before the sun.',
  plum: 'The purple that is left in the pan.',
  ink: 'The blue of a letter that was meant.',
  chalk: 'The white of a cliff, which is none.',
  soot: 'The black of an oven that is in use.',
}

const series = [
  'Alder',
  'Basalt',
  'Cedar',
  'Dune',
  'Ember',
  'Fjord',
  'Glade',
  'Harbour',
  'Inlet',
  'Juniper',
  'Kelp',
  'Lagoon',
  'Mesa',
  'Nimbus',
  'Orchard',
  'Pebble',
  'Quarry',
  'Reed',
  'Slate',
  'Tundra',
  'Umber',
  'Vale',
  'Willow',
  'Yarrow',
] as const

const makers = ['Atelier Nord', 'Berg & Daughters', 'Harbour Works', 'Studio Laine'] as const

/** The catalogue. Made by counting and not by chance: each start of the server makes the same. */
export const wares: readonly WareDetails[] = Array.from({ length: count }, (_, index) => {
  // Steps that are coprime to the counts: neighbours differ in kind and colour, and each pair of
  // them comes once.
  const round = Math.floor(index / kinds.length)
  const kind = at(kinds, index * 5 + round * 3)
  const glaze = at(glazes, index * 3 + round * 2)
  const id = index + 1
  const name = `${at(series, kinds.indexOf(kind) * 5 + glazes.indexOf(glaze) * 3)} ${kindFacts[kind].name}`
  const { price, material, text, size } = makes[kind]
  // From 4 to 6 fifths: what is rarer costs more.
  const scale = 0.8 + (0.4 * ((index * 7) % 11)) / 10
  return {
    id,
    name,
    kind,
    glaze,
    price: Math.round(price * scale),
    stock: stockOf(index),
    text: `${text} ${glazeTexts[glaze]}`,
    material: `${material}, ${glazeNames[glaze].toLowerCase()}`,
    size: `${size.map((side) => Math.round(side * scale)).join(' × ')} cm`,
    maker: at(makers, index * 3 + round),
  }
})

/** A thing by its number. */
export function wareOf(id: string): WareDetails | undefined {
  return /^\d{1,4}$/.test(id) ? wares[Number(id) - 1] : undefined
}

/** The things of a kind, in the order of their colours. */
export function coloursOf(kind: Kind): readonly Ware[] {
  return glazes.flatMap((glaze) =>
    wares.filter((ware) => ware.kind === kind && ware.glaze === glaze).map(inList),
  )
}

/** What of a thing is shown in a list. */
export function inList({ id, name, kind, glaze, price, stock }: Ware): Ware {
  return { id, name, kind, glaze, price, stock }
}

/** Things that go with another one: of its colour first, then of its kind. */
export function waresLike(ware: WareDetails, length = 4): readonly Ware[] {
  const others = wares.filter(({ id }) => id !== ware.id)
  const sameColour = others.filter(({ glaze, stock }) => glaze === ware.glaze && stock > 0)
  const sameKind = others.filter(({ kind, stock }) => kind === ware.kind && stock > 0)
  const half = Math.ceil(length / 2)
  return [...sameColour.slice(0, half), ...sameKind.slice(0, length - half)].map(inList)
}

// Every seventh is sold out, some are nearly.
function stockOf(index: number): number {
  if (index % 7 === 5) return 0
  return index % 9 === 2 ? 1 + (index % 4) : 8 + ((index * 13) % 60)
}

function at<Item>(list: readonly Item[], index: number): Item {
  const item = list[index % list.length]
  if (item === undefined) throw new RangeError('The list is empty')
  return item
}
