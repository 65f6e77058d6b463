import {
  Component,
  Fragment,
  isValidElement,
  options,
  type ComponentChildren,
  type VNode,
} from 'preact'
import { useContext, useState } from 'preact/hooks'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Bomb, cases, Catches, CatchesOfOwn, Clock, Panel, Theme } from './walk.test.cases.tsx'
import { walk, type TreeContext } from './walk.ts'

const isPart = (type: Function): boolean => type === Clock || type === Panel

/** What a walk tells: type and context of each part are seen in what it renders to with them. */
function walked(tree: ComponentChildren, context: TreeContext = {}): string[] {
  const parts: string[] = []
  walk(tree, context, isPart, (type, props, context) => {
    const Part = type as typeof Clock
    parts.push(...marks(renderToString(<Part {...(props as { id: string })} />, context)))
  })
  return parts
}

function rendered(tree: ComponentChildren): string[] {
  return marks(renderToString(<>{tree}</>))
}

function marks(html: string): string[] {
  return Array.from(html.matchAll(/data-part="([^"]*)"/g), ([, part]) => part as string)
}

/** Runs `act` and returns what plug-ins, such as hooks, were told of components meanwhile. */
function traced(act: () => void): string[] {
  const told: string[] = []
  const plugIns = options as unknown as Record<string, (node: { __c?: object | null }) => void>
  const before = { ...plugIns }
  for (const name of ['__b', '__r', 'diffed', 'unmount']) {
    plugIns[name] = (node) => {
      before[name]?.(node)
      const { type, __c } = node as VNode & typeof node
      if (typeof type !== 'function' || type === Fragment || isPart(type)) return
      told.push(`${name} ${type.name} ${name === '__b' || typeof __c}`)
    }
  }
  act()
  Object.assign(plugIns, before)
  return told
}

/** All objects that properties lead to. */
function reachable(value: unknown, seen = new Set<unknown>()): Set<unknown> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return seen
  seen.add(value)
  for (const inner of Object.values(value)) reachable(inner, seen)
  return seen
}

function Reader(): VNode {
  return <p>{typeof useContext(Theme)}</p>
}

function Waiting(): VNode {
  throw Promise.resolve()
}

function Stateful(): VNode {
  const [id] = useState('stateful')
  return <Clock id={id} />
}

describe('walk', () => {
  const before = options as { errorBoundaries?: boolean }
  beforeAll(() => void (before.errorBoundaries = true))
  afterAll(() => void delete before.errorBoundaries)

  it.each(cases)('finds what renderToString shows: $name', ({ tree, parts }) => {
    expect({ walked: walked(tree()), rendered: rendered(tree()) }).toEqual({
      walked: parts,
      rendered: parts,
    })
  })

  it('finds the same in a tree that is walked again, or was rendered', () => {
    for (const { tree, parts } of cases) {
      const kept = tree()
      expect(walked(kept)).toEqual(parts)
      expect(rendered(kept)).toEqual(parts)
      expect(walked(kept)).toEqual(parts)
    }
  })

  // In contrast with renderToString, which takes the instance of the last time for an update.
  it('makes the components of a constant tree anew in each walk', () => {
    class Once extends Component<object, { id: string }> {
      override state = { id: 'first' }
      override render(): VNode {
        this.setState({ id: 'later' })
        return <Clock id={this.state.id} />
      }
    }
    const constant = <Once />
    expect(walked([constant, constant])).toEqual(['Clock first none', 'Clock first none'])
    expect(walked(constant)).toEqual(['Clock first none'])
  })

  it('finds each case of the page in one walk', () => {
    const settled = cases.filter(({ parts }) => !parts.some((part) => part.includes('P0-')))
    expect(walked(settled.map(({ tree }) => tree()))).toEqual(settled.flatMap(({ parts }) => parts))
  })

  it('starts with the context of the part around', () => {
    const contexts: TreeContext[] = []
    const tree = (
      <Theme.Provider value="dark">
        <Panel id="a" />
      </Theme.Provider>
    )
    walk(tree, {}, isPart, (_type, _props, context) => void contexts.push(context))
    expect(walked(<Clock id="inside" />, contexts[0])).toEqual(['Clock inside dark'])
  })

  it('keeps nothing of the tree in a context but what the providers give', () => {
    const contexts: TreeContext[] = []
    const value = { colour: 'dark' } as never
    const tree = (
      <Theme.Provider value={value}>
        <Reader />
        <Panel id="a" />
      </Theme.Provider>
    )
    walk(tree, {}, isPart, (_type, _props, context) => void contexts.push(context))
    const reached = reachable(contexts)
    expect(reached).toContain(value)
    expect([...reached].filter(isValidElement)).toEqual([])
  })

  it('gives parts their props as they were written', () => {
    const action = (): void => undefined
    const props: unknown[] = []
    walk(<Clock id="a" action={action} key="k" />, {}, isPart, (_, given) => void props.push(given))
    expect(props).toEqual([{ id: 'a', action }])
  })

  it('lets an error through that no boundary catches, and tells of nothing', () => {
    const tree = [<Clock id="a" />, <Bomb />]
    const parts: unknown[] = []
    expect(() => walk(tree, {}, isPart, (type) => void parts.push(type))).toThrow('bomb')
    expect(parts).toEqual([])
  })

  it('lets boundaries catch whatever is thrown', () => {
    function Odd(): VNode {
      throw undefined
    }
    const tree = (
      <CatchesOfOwn>
        <Odd />
      </CatchesOfOwn>
    )
    expect(walked(tree)).toEqual(['Clock own none'])
    expect(rendered(tree)).toEqual(['Clock own none'])
  })

  it('lets an error of its listener through all boundaries', () => {
    const tree = (
      <Catches>
        <Clock id="a" />
      </Catches>
    )
    const fail = (): never => {
      throw new Error('refused')
    }
    expect(() => walk(tree, {}, isPart, fail)).toThrow('refused')
  })

  it('leaves nothing behind in Preact, also after an error', () => {
    const before = { ...options }
    expect(walked(<Stateful />)).toEqual(['Clock stateful none'])
    expect(() => walked(<Bomb />)).toThrow('bomb')
    expect({ ...options }).toEqual({ ...before, __s: undefined })
    expect(() => useState(1)).toThrow(TypeError)
    expect(rendered(<Stateful />)).toEqual(['Clock stateful none'])
    expect(walked(<Stateful />)).toEqual(['Clock stateful none'])
  })

  it('starts nothing that runs later: neither effects nor renders', () => {
    let count = 0
    const start = (run: () => void): void => {
      count++
      run()
    }
    const all = cases.map(({ tree }) => tree())
    Object.assign(options, { debounceRendering: start, requestAnimationFrame: start })
    // Preact calls a new `debounceRendering` once, whatever there is to do.
    walked(all)
    const before = count
    walked(all)
    Object.assign(options, { debounceRendering: undefined, requestAnimationFrame: undefined })
    expect(count).toBe(before)
  })

  it('tells plug-ins of Preact of the components that renderToString tells of', () => {
    // After an error the walk tells more: renderToString leaves the hooks of that component open.
    for (const { tree } of cases.filter(({ name }) => !name.startsWith('bound'))) {
      const expected = traced(() => rendered(tree()))
      expect(traced(() => walk(tree(), {}, isPart, () => undefined))).toEqual(expected)
    }
  })

  it('may be started by its own listener', () => {
    const parts: string[] = []
    walk([<Stateful />, <Panel id="b" />], {}, isPart, (_, { id }) => {
      parts.push(id as string, ...walked(<Stateful />))
    })
    expect(parts).toEqual(['stateful', 'Clock stateful none', 'b', 'Clock stateful none'])
  })

  it('refuses a component that suspends, also below a boundary', () => {
    const refusal = /^`<Waiting>` suspended: .* with `loadAsync`$/
    expect(() => walked(<Waiting />)).toThrow(refusal)
    const below = (
      <Catches>
        <Waiting />
      </Catches>
    )
    expect(() => walked(below)).toThrow(refusal)
  })

  it('refuses a part in a textarea, also below a boundary', () => {
    const refusal = /live component with the id `a` is inside a `<textarea>`.* as `value`$/
    expect(() => walked(<textarea value={(<Clock id="a" />) as never} />)).toThrow(refusal)
    const below = (
      <Catches>
        <textarea>
          <Clock id="a" />
        </textarea>
      </Catches>
    )
    expect(() => walked(below)).toThrow(refusal)
  })
})
