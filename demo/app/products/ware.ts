/** What things are for. The order is that of the filter. */
export const categories = ['kitchen', 'lighting', 'furniture', 'living', 'textiles'] as const

/** One of {@link categories}. */
export type Category = (typeof categories)[number]

/** Names of the categories as they are shown. */
export const categoryNames: Readonly<Record<Category, string>> = {
  kitchen: 'Kitchen',
  lighting: 'Lighting',
  furniture: 'Furniture',
  living: 'Living',
  textiles: 'Textiles',
}

/** Colours that each thing is made in. */
export const glazes = ['clay', 'ochre', 'moss', 'rose', 'plum', 'ink', 'chalk', 'soot'] as const

/** One of {@link glazes}. */
export type Glaze = (typeof glazes)[number]

/** Names of the colours as they are shown. */
export const glazeNames: Readonly<Record<Glaze, string>> = {
  clay: 'Clay',
  ochre: 'Ochre',
  moss: 'Moss',
  rose: 'Rose',
  plum: 'Plum',
  ink: 'Ink',
  chalk: 'Chalk',
  soot: 'Soot',
}

/** Sorts of things. Each has a drawing. */
export const kinds = [
  'mug',
  'teapot',
  'bowl',
  'carafe',
  'desk-lamp',
  'lantern',
  'pendant',
  'candlestick',
  'stool',
  'chair',
  'shelf',
  'vase',
  'planter',
  'clock',
  'cushion',
  'blanket',
] as const

/** One of {@link kinds}. */
export type Kind = (typeof kinds)[number]

/** What a kind is called, and what it is for. */
export const kindFacts: Readonly<Record<Kind, { readonly name: string; category: Category }>> = {
  mug: { name: 'mug', category: 'kitchen' },
  teapot: { name: 'teapot', category: 'kitchen' },
  bowl: { name: 'bowl', category: 'kitchen' },
  carafe: { name: 'carafe', category: 'kitchen' },
  'desk-lamp': { name: 'desk lamp', category: 'lighting' },
  lantern: { name: 'lantern', category: 'lighting' },
  pendant: { name: 'pendant', category: 'lighting' },
  candlestick: { name: 'candlestick', category: 'lighting' },
  stool: { name: 'stool', category: 'furniture' },
  chair: { name: 'chair', category: 'furniture' },
  shelf: { name: 'shelf', category: 'furniture' },
  vase: { name: 'vase', category: 'living' },
  planter: { name: 'planter', category: 'living' },
  clock: { name: 'clock', category: 'living' },
  cushion: { name: 'cushion', category: 'textiles' },
  blanket: { name: 'blanket', category: 'textiles' },
}

/** One thing of the catalogue, as it is shown in a list. */
export interface Ware {
  readonly id: number
  /** Unique: `Alder mug`. */
  readonly name: string
  readonly kind: Kind
  readonly glaze: Glaze
  /** In whole euros. */
  readonly price: number
  /** Pieces; 0 = sold out. */
  readonly stock: number
}

/** What is told of one thing on its own page. */
export interface WareDetails extends Ware {
  readonly text: string
  readonly material: string
  /** `24 × 18 cm` */
  readonly size: string
  readonly maker: string
}
