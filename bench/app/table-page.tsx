import type { ComponentChildren } from 'preact'

type OnClick = (event: Event) => unknown

/** What the tables of js-framework-benchmark have around their rows. */
export function TablePage(props: {
  on(name: 'run' | 'runlots' | 'add' | 'update' | 'clear' | 'swaprows'): OnClick
  /** A button of this page alone. */
  more?: ComponentChildren
  children: ComponentChildren
}) {
  const { on, more, children } = props
  return (
    <main>
      <button id="run" onClick={on('run')}>
        Create 1,000 rows
      </button>
      <button id="runlots" onClick={on('runlots')}>
        Create 10,000 rows
      </button>
      <button id="add" onClick={on('add')}>
        Append 1,000 rows
      </button>
      <button id="update" onClick={on('update')}>
        Update every 10th row
      </button>
      <button id="clear" onClick={on('clear')}>
        Clear
      </button>
      <button id="swaprows" onClick={on('swaprows')}>
        Swap rows
      </button>
      {more}
      <table>
        <tbody id="tbody">{children}</tbody>
      </table>
    </main>
  )
}
