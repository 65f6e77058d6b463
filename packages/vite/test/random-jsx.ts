/** Gives whole numbers below a bound, the same ones for the same seed (mulberry32). */
function createRandom(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

const words = (text: string): string[] => text.split(' ')

const tags = words(
  'div div div p span a b li td button label pre title script my-element g path svg foreignObject select option optgroup textarea form input br img',
)
const attributes = words(
  'class className id title hidden href for htmlFor data-a data-live-a aria-label ariaLabel tabIndex draggable spellcheck contentEditable style value defaultValue checked defaultChecked selected onClick maxLength readOnly stroke strokeWidth fill viewBox xlink:href xlinkHref colSpan dateTime autoComplete role name translate download dangerouslySetInnerHTML hook data overwrite ref',
)
const texts = [
  'text',
  ' a  b ',
  '\n   line\n   line\n ',
  '&amp;&lt;&nbsp;&#8230;',
  '"`$\\',
  '$',
  '>'.replace('>', '—'),
]
const strings = ['"x"', '"a&quot;b &amp; <c>"', "'\"'", '""', '"a\n  b"', '"`${x}"']
const expressions = [
  ...words('0 -1 1.5 true false null undefined "a<b" `t` 10n /x/ {} []'),
  '{ __html: "<i>" }',
  '{ color: "red" }',
  '"\\u2028\\r\\n\\ud800"',
]

/** Makes a module with components of random JSX. They take lists of ten values. */
export function randomModule(seed: number, count: number): string {
  const random = createRandom(seed)
  const pick = (list: readonly string[]): string => list[random(list.length)] ?? ''
  const value = (): string => (random(2) === 0 ? `v[${random(10)}]` : pick(expressions))
  const several = (most: number, make: () => string): string =>
    Array.from({ length: random(most + 1) }, make).join('')

  function attribute(): string {
    if (random(12) === 0) return ' {...{ title: v[0], children: "given" }}'
    if (random(12) === 0) return ` key={${value()}}`
    const name = ` ${pick(attributes)}`
    const kind = random(4)
    return kind === 0 ? name : kind === 1 ? `${name}=${pick(strings)}` : `${name}={${value()}}`
  }

  function element(depth: number): string {
    const tag = random(9) === 0 ? pick(words('Box Asks')) : pick(tags)
    const inside = depth === 0 ? '' : several(4, () => child(depth - 1))
    return `<${tag}${several(4, attribute)}>${inside}</${tag}>`
  }

  function child(depth: number): string {
    switch (random(10)) {
      case 0:
      case 1:
        return pick(texts)
      case 2:
        return `{${value()}}`
      case 3:
        return `{v[${random(10)}] ${pick(words('&& || ??'))} ${element(depth)}}`
      case 4:
        return `{v[${random(10)}] ? (${element(depth)}) : /* none */ ${element(depth)}}`
      case 5:
        return `{[1, 'two', v[0]].map((v0, at) => ${element(depth)})}`
      case 6:
        return `<>${child(depth)}${element(depth)}</>`
      case 7:
        return `{[${element(depth)}, ${value()}, ...[${element(depth)}]]}`
      default:
        return element(depth)
    }
  }

  const components = Array.from(
    { length: count },
    (_, at) => `export function Random${at}({ v }) { return ${element(3)} }`,
  )
  return [
    `import { useId } from 'preact/hooks'`,
    `function Box({ children, title }) { return <section title={title}>{children}<b>{children?.type}</b></section> }`,
    `function Asks() { return <i id={useId()}><b>x</b></i> }`,
    ...components,
  ].join('\n')
}
