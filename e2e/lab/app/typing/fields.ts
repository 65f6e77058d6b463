/** What the page's controls hold. */
export interface Fields {
  name: string | null
  pass: string
  bio: string
  edited: string
  markup: string
  fixed: string
  amount: string
  when: string
  tint: string
  agree: boolean
  refused: boolean
  hoped: boolean
  size: string
  color: string
  fruit: string
  part: string
  tags: string[]
  kinds: string[]
  volume: string
  locked: string
  off: string
  late: string
  first: string
  second: string
  note: string
  remark: string
  consent: boolean
  grade: string
  list: string
  many: string[]
  level: string
  day: string
  count: string
  message: string
}

export type Name = keyof Fields
export type Value = string | boolean | string[]

export const firstFields: Fields = {
  name: '',
  pass: '',
  bio: '',
  edited: 'hello world',
  markup: '<b>bold</b> text',
  fixed: 'fixed',
  amount: '5',
  when: '2024-05-06',
  tint: '#336699',
  agree: false,
  refused: false,
  hoped: false,
  size: 's',
  color: 'red',
  fruit: 'apple',
  part: 'a1',
  tags: ['one'],
  kinds: ['x'],
  volume: '20',
  locked: 'locked',
  off: 'off',
  late: '',
  first: '',
  second: '',
  note: 'note',
  remark: '',
  consent: false,
  grade: 'a',
  list: 'one',
  many: ['one'],
  level: '20',
  day: '2024-05-06',
  count: '1',
  message: '',
}

/** Makes of what the user has entered what the server keeps, visibly something else. */
export function normalize(name: Name, value: Value, before: Fields): Fields[Name] {
  switch (name) {
    case 'fixed':
    case 'refused':
      return before[name]
    case 'amount':
      return String(Math.min(100, Number(value)))
    case 'volume':
      return String(Math.min(50, Number(value)))
    case 'when':
      return typeof value === 'string' && value < '2020' ? '2020-01-01' : value
    case 'size':
      return value === 'l' ? 'm' : value
    case 'tags':
    case 'kinds':
      return Array.isArray(value) ? value.filter((each) => each !== 'never') : []
    case 'markup':
      return String(value).replaceAll('typed', 'TYPED')
    case 'agree':
    case 'hoped':
    case 'color':
    case 'fruit':
    case 'part':
    case 'tint':
      return value
    default:
      return typeof value === 'string' ? value.toUpperCase() : value
  }
}
