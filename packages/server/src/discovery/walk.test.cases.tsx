import { defineHook } from '@livejsx/view'
import {
  cloneElement,
  Component,
  createContext,
  createElement,
  createRef,
  Fragment,
  toChildArray,
  type ComponentChildren,
  type VNode,
} from 'preact'
import {
  useCallback,
  useContext,
  useDebugValue,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'preact/hooks'
import { jsxTemplate } from 'preact/jsx-runtime'

type Slot = { children?: ComponentChildren }
type PartProps = Slot & { id: string; action?: () => void }

export const Theme = createContext('none')
const Size = createContext(1)

/** Stands for a live component: leaves its kind, its id and what it sees of `Theme` in the HTML. */
function mark(kind: string, id: string): VNode {
  return <i data-part={`${kind} ${id} ${useContext(Theme)}`} />
}
export function Clock({ id }: PartProps): VNode {
  return mark('Clock', id)
}
export function Panel({ id }: PartProps): VNode {
  return mark('Panel', id)
}

export function Bomb(): VNode {
  throw new Error('bomb')
}

function Frame({ children, head }: Slot & { head?: ComponentChildren }): VNode {
  return (
    <section>
      <header>{head}</header>
      {children}
    </section>
  )
}

function Times({ count, each }: { count: number; each: (index: number) => VNode }): VNode {
  return <>{Array.from({ length: count }, (_, index) => each(index))}</>
}

function States(): VNode {
  const [one] = useState('one')
  const [two] = useState(() => 'two')
  const [three] = useReducer(
    (state: string) => state,
    'thr',
    (text) => `${text}ee`,
  )
  const box = useRef('four')
  const five = useMemo(() => 'five', [])
  const six = useCallback(() => 'six', [])
  useDebugValue(five)
  return (
    <>
      {[one, two, three, box.current, five, six()].map((id) => (
        <Clock id={id} />
      ))}
    </>
  )
}

function Settling({ until }: { until: number }): VNode {
  const [count, setCount] = useState(0)
  const [steps, step] = useReducer((state: number) => state + 1, 0)
  if (count < until) setCount(count + 1)
  if (steps < 2) step(undefined as never)
  return <Clock id={`${count}-${steps}`} />
}

function Effects(): VNode {
  const fail = (): never => {
    throw new Error('an effect ran')
  }
  useEffect(fail)
  useLayoutEffect(fail)
  useImperativeHandle(createRef(), fail)
  return <Clock id="effects" />
}

function Named({ children }: Slot): VNode {
  return (
    <div>
      <Clock id={useId()} />
      <Panel id={useId()} />
      {children}
    </div>
  )
}

function Sized(): VNode {
  return <Clock id={`size-${useContext(Size)}`} />
}

class Titled extends Component<{ title: string }, { title: string; seen: string }> {
  override state = { title: this.props.title, seen: 'first' }
  override render(_: unknown, { title, seen }: { title: string; seen: string }): VNode {
    this.setState({ seen: 'later' })
    return <Clock id={`${title}-${seen}`} />
  }
}

class Derived extends Component<{ count: number }, { base: number; sum?: number }> {
  override state: { base: number; sum?: number } = { base: 10 }
  static override getDerivedStateFromProps(
    { count }: { count: number },
    { base }: { base: number },
  ) {
    return { sum: base + count }
  }
  override componentWillMount(): void {
    throw new Error('not beside getDerivedStateFromProps')
  }
  override render(): VNode {
    return <Clock id={`${this.state.base}-${this.state.sum}`} />
  }
}

class WillMount extends Component<object, { ready?: boolean }> {
  override componentWillMount(): void {
    this.setState({ ready: true })
  }
  override componentDidMount(): void {
    throw new Error('mounted')
  }
  override componentWillUnmount(): void {
    throw new Error('unmounted')
  }
  override shouldComponentUpdate(): boolean {
    return false
  }
  override render(): VNode {
    return <Clock id={this.state.ready === true ? 'ready' : 'early'} />
  }
}

class WithHooks extends Component {
  override render(): VNode {
    const [state] = useState('state')
    return <Clock id={`${state}-${useContext(Theme)}-${useId()}`} />
  }
}

class ByContextType extends Component<object> {
  static override contextType = Theme
  constructor(props: object, context: unknown) {
    super(props, context)
    this.state = { given: context }
  }
  override render(_: object, { given }: { given?: string }, context: unknown): VNode {
    return <Clock id={`${given}-${String(context)}-${String(this.context)}`} />
  }
}

class Legacy extends Component<Slot & { lang: string }> {
  override getChildContext(): object {
    return { lang: this.props.lang }
  }
  override render(): ComponentChildren {
    return this.props.children
  }
}
function Speaker(_: object, context: { lang?: string }): VNode {
  return <Clock id={`lang-${context.lang}`} />
}

/** Has no base class: Preact only looks for `render`. */
class Bare {
  props: { id: string }
  constructor(props: { id: string }) {
    this.props = props
  }
  render(): VNode {
    return <Clock id={this.props.id} />
  }
}

function memo<Props extends object>(inner: (props: Props) => VNode) {
  return function Memo(this: Component, props: Props): VNode {
    this.shouldComponentUpdate = () => false
    return createElement(inner, props) as VNode
  }
}
const MemoClock = memo(Clock)

function Forwarding({ ref, ...props }: PartProps & { ref?: unknown }): VNode {
  return (
    <div ref={ref as never}>
      <Clock {...props} />
    </div>
  )
}

function Cloning({ children }: Slot): VNode {
  return (
    <>
      {toChildArray(children).map((child, index) =>
        typeof child === 'object' ? cloneElement(child, { id: `clone-${index}` }) : child,
      )}
    </>
  )
}

class Derives extends Component<Slot & { fallback?: ComponentChildren }, { error?: Error }> {
  static override getDerivedStateFromError(error: Error) {
    return { error }
  }
  override render({ children, fallback }: Slot & { fallback?: ComponentChildren }) {
    const { error } = this.state
    return error === undefined ? children : (fallback ?? <Clock id={`saw-${error.message}`} />)
  }
}

export class Catches extends Component<Slot, { error?: Error }> {
  override componentDidCatch(error: Error): void {
    this.setState({ error })
  }
  override render({ children }: Slot): ComponentChildren {
    const { error } = this.state
    return error === undefined ? children : <Clock id={`caught-${error.message}`} />
  }
}

/** A boundary only for those that ask for it, like the root of a view. */
export class CatchesOfOwn extends Component<Slot> {
  #failed = false
  constructor(props: Slot) {
    super(props)
    this.componentDidCatch = () => {
      this.#failed = true
      this.setState({})
    }
  }
  override render({ children }: Slot): ComponentChildren {
    return this.#failed ? <Clock id="own" /> : children
  }
}

const constant = (
  <Frame>
    <Derived count={1} />
    <Named />
  </Frame>
)

const imitations = JSON.parse(
  '[{"type":"b","props":{"children":"x"}},{"type":"b","props":{},"constructor":null,"key":null}]',
) as VNode[]

/** A tree and the parts that a page with it shows, each as kind, id and `Theme`. */
export interface Case {
  name: string
  tree: () => ComponentChildren
  parts: readonly string[]
}

export const cases: readonly Case[] = [
  {
    name: 'a part alone',
    tree: () => <Clock id="a" />,
    parts: ['Clock a none'],
  },
  {
    name: 'texts, numbers, booleans and functions',
    tree: () => ['text', 0, 1n, true, false, null, undefined, '', (() => 1) as never],
    parts: [],
  },
  {
    name: 'elements, void elements and svg',
    tree: () => (
      <main class="a" onClick={() => undefined} style={{ color: 'red' }}>
        text <br /> <input value="b" /> {0} {false}
        <svg viewBox="0 0 1 1">
          <foreignObject>
            <Clock id="a" />
          </foreignObject>
        </svg>
        <select value="2">
          <option value="2">two</option>
        </select>
        <p>
          <Panel id="a" />
        </p>
      </main>
    ),
    parts: ['Clock a none', 'Panel a none'],
  },
  {
    name: 'fragments',
    tree: () => (
      <>
        <Clock id="a" />
        <Fragment key="k">
          <>
            <Clock id="b" />
          </>
        </Fragment>
        <></>
      </>
    ),
    parts: ['Clock a none', 'Clock b none'],
  },
  {
    name: 'arrays in arrays',
    tree: () => [
      [<Clock id="a" />, [null, [<Panel id="b" />, 'text']]],
      <ul>
        {['c', 'd'].map((id) => (
          <li key={id}>
            <Clock id={id} />
          </li>
        ))}
      </ul>,
    ],
    parts: ['Clock a none', 'Panel b none', 'Clock c none', 'Clock d none'],
  },
  {
    name: 'what components return',
    tree: () =>
      ['text', 7, null, undefined, false, [<Clock id="a" />, 'x'], <Clock id="b" />].map((result) =>
        createElement((() => result) as never, null),
      ),
    parts: ['Clock a none', 'Clock b none'],
  },
  {
    name: 'slots in slots, shown where the inner component puts them',
    tree: () => (
      <Frame head={<Clock id="head" />}>
        <Frame head={[<Panel id="inner" />]}>
          <Clock id="body" />
        </Frame>
      </Frame>
    ),
    parts: ['Clock head none', 'Panel inner none', 'Clock body none'],
  },
  {
    name: 'a part’s own slot, which is not looked into',
    tree: () => (
      <Panel id="a" action={() => undefined}>
        <Clock id="inside" />
      </Panel>
    ),
    parts: ['Panel a none'],
  },
  {
    name: 'render props',
    tree: () => <Times count={2} each={(index) => <Clock id={`row-${index}`} />} />,
    parts: ['Clock row-0 none', 'Clock row-1 none'],
  },
  {
    name: 'hooks that keep something',
    tree: () => <States />,
    parts: ['one', 'two', 'three', 'four', 'five', 'six'].map((id) => `Clock ${id} none`),
  },
  {
    name: 'a state set during render',
    tree: () => [<Settling until={3} />, <Settling until={0} />],
    parts: ['Clock 3-2 none', 'Clock 0-2 none'],
  },
  {
    name: 'a state set in every render, which is given up',
    tree: () => <Settling until={1000} />,
    parts: ['Clock 24-2 none'],
  },
  {
    name: 'effects, which do not run',
    tree: () => <Effects />,
    parts: ['Clock effects none'],
  },
  {
    name: 'generated ids',
    tree: () => (
      <Frame>
        <Named>
          <Named />
        </Named>
        <Named />
      </Frame>
    ),
    parts: [0, 2, 4].flatMap((from) => [`Clock P0-${from} none`, `Panel P0-${from + 1} none`]),
  },
  {
    name: 'context by hook, as far as its provider reaches',
    tree: () => (
      <div>
        <Sized />
        <Size.Provider value={2}>
          <Theme.Provider value="dark">
            <Sized />
            <Theme.Provider value="light">
              <Frame>
                <Panel id="deep" />
              </Frame>
            </Theme.Provider>
            <Panel id="back" />
          </Theme.Provider>
          <Size.Provider value={3}>
            <Sized />
          </Size.Provider>
        </Size.Provider>
        <Clock id="outside" />
      </div>
    ),
    parts: [
      'Clock size-1 none',
      'Clock size-2 dark',
      'Panel deep light',
      'Panel back dark',
      'Clock size-3 none',
      'Clock outside none',
    ],
  },
  {
    name: 'context by consumer',
    tree: () => [
      <Theme.Consumer>{(theme) => <Clock id={theme} />}</Theme.Consumer>,
      <Theme.Provider value="dark">
        <Theme.Consumer>{(theme) => <Clock id={theme} />}</Theme.Consumer>
      </Theme.Provider>,
    ],
    parts: ['Clock none none', 'Clock dark dark'],
  },
  {
    name: 'context by contextType',
    tree: () => [
      <ByContextType />,
      <Theme.Provider value="dark">
        <ByContextType />
      </Theme.Provider>,
    ],
    parts: ['Clock none-none-none none', 'Clock dark-dark-dark dark'],
  },
  {
    name: 'context of old, by getChildContext',
    tree: () => (
      <Legacy lang="en">
        {createElement(Speaker as never, null)}
        <Legacy lang="de">{createElement(Speaker as never, null)}</Legacy>
      </Legacy>
    ),
    parts: ['Clock lang-en none', 'Clock lang-de none'],
  },
  {
    name: 'class with a state that is set during render',
    tree: () => <Titled title="main" />,
    parts: ['Clock main-first none'],
  },
  {
    name: 'class with getDerivedStateFromProps',
    tree: () => <Derived count={5} />,
    parts: ['Clock 10-15 none'],
  },
  {
    name: 'class with componentWillMount and a life that is not lived',
    tree: () => <WillMount />,
    parts: ['Clock ready none'],
  },
  {
    name: 'class with hooks',
    tree: () => (
      <Theme.Provider value="dark">
        <WithHooks />
      </Theme.Provider>
    ),
    parts: ['Clock state-dark-P0-0 dark'],
  },
  {
    name: 'class without a base class',
    tree: () => createElement(Bare as never, { id: 'bare' } as never),
    parts: ['Clock bare none'],
  },
  {
    name: 'memoised and forwarding components',
    tree: () => [<MemoClock id="a" />, <Forwarding id="b" ref={createRef()} />],
    parts: ['Clock a none', 'Clock b none'],
  },
  {
    name: 'children that are counted and cloned',
    tree: () => (
      <Cloning>
        text
        <Clock id="x" />
        {[<Panel id="y" />, null]}
      </Cloning>
    ),
    parts: ['Clock clone-1 none', 'Panel clone-2 none'],
  },
  {
    name: 'inner HTML in place of children',
    tree: () => [
      <div dangerouslySetInnerHTML={{ __html: '<b>raw</b>' }}>
        <Clock id="hidden" />
      </div>,
      <div dangerouslySetInnerHTML={{ __html: '' }}>
        <Clock id="shown" />
      </div>,
      <div dangerouslySetInnerHTML={undefined as never}>
        <Clock id="too" />
      </div>,
    ],
    parts: ['Clock shown none', 'Clock too none'],
  },
  {
    name: 'textareas with text',
    tree: () => [<textarea value="text" />, <textarea>text</textarea>, <textarea />],
    parts: [],
  },
  {
    name: 'data that imitates a node',
    tree: () => [...imitations, <Clock id="real" />],
    parts: ['Clock real none'],
  },
  {
    name: 'an element with a client hook',
    tree: () => (
      <div hook={defineHook<number>({ mounted: () => undefined })} data={1}>
        <Clock id="hooked" />
      </div>
    ),
    parts: ['Clock hooked none'],
  },
  {
    name: 'precompiled templates',
    tree: () =>
      jsxTemplate(
        ['<p class="a">', '</p>', '<b>', '</b>'],
        (<Clock id="a" />) as never,
        [
          <Frame>
            <Panel id="b" />
          </Frame>,
          null,
        ] as never,
        'text',
      ) as VNode,
    parts: ['Clock a none', 'Panel b none'],
  },
  {
    name: 'a constant tree, shown twice',
    tree: () => [constant, constant],
    parts: [0, 2].flatMap((from) => [
      'Clock 10-11 none',
      `Clock P0-${from} none`,
      `Panel P0-${from + 1} none`,
    ]),
  },
  {
    name: 'boundary with getDerivedStateFromError, which throws away what it had',
    tree: () => (
      <Derives>
        <Theme.Provider value="dark">
          <Clock id="gone" />
          <Bomb />
        </Theme.Provider>
        <Clock id="never" />
      </Derives>
    ),
    parts: ['Clock saw-bomb none'],
  },
  {
    name: 'boundary with componentDidCatch',
    tree: () => (
      <Catches>
        <Clock id="gone" />
        <div>
          <Bomb />
        </div>
      </Catches>
    ),
    parts: ['Clock caught-bomb none'],
  },
  {
    name: 'boundary made by its constructor',
    tree: () => (
      <CatchesOfOwn>
        <Bomb />
      </CatchesOfOwn>
    ),
    parts: ['Clock own none'],
  },
  {
    name: 'boundary whose replacement throws too, in another',
    tree: () => (
      <Catches>
        <Clock id="before" />
        <Derives fallback={<Bomb />}>
          <Clock id="gone" />
          <Bomb />
        </Derives>
      </Catches>
    ),
    parts: ['Clock caught-bomb none'],
  },
  {
    name: 'boundaries without an error, and hooks after an error',
    tree: () => [
      <Derives>
        <Clock id="a" />
      </Derives>,
      <Catches>
        <Bomb />
      </Catches>,
      <Settling until={2} />,
      <Named />,
    ],
    parts: [
      'Clock a none',
      'Clock caught-bomb none',
      'Clock 2-2 none',
      'Clock P0-0 none',
      'Panel P0-1 none',
    ],
  },
]
