/* oxlint-disable no-restricted-imports -- Templates run in the server, with all that is there. */
import * as htmlTemplate from '@livejsx/view/html-template'
import * as jsxRuntime from '@livejsx/view/jsx-runtime'
import { withControlMarkup, withFormMarkup } from '@livejsx/view/internal'
import * as preact from 'preact'
import * as hooks from 'preact/hooks'
import { renderToString } from 'preact-render-to-string'
import { transformWithOxc } from 'vite'
import { withHtmlTemplates } from '../src/html-templates.ts'
import { jsx } from '../src/jsx.ts'

type Components = Readonly<Record<string, preact.ComponentType<{ v: readonly unknown[] }>>>

/** A module of JSX as its compiler leaves it, and with templates. */
export interface Compiled {
  readonly plain: string
  /** `undefined` = none came of it. */
  readonly templated: string | undefined
}

/** Its components. */
export interface Loaded {
  readonly plain: Components
  readonly templated: Components
}

const modules: Readonly<Record<string, unknown>> = {
  'livejsx/html-template': htmlTemplate,
  'livejsx/jsx-runtime': jsxRuntime,
  livejsx: { liveView: (definition: unknown) => definition, createElement: preact.createElement },
  preact,
  'preact/hooks': hooks,
}

/** Compiles a module both ways. */
export async function compile(source: string): Promise<Compiled> {
  // Without an export it would be a script.
  const { code } = await transformWithOxc(`${source}\nexport {}`, 'module.tsx', { jsx })
  return { plain: code, templated: withHtmlTemplates(code)?.code }
}

/** Runs a module both ways. It may import what is in `modules`, and exports by name alone. */
export async function load(source: string): Promise<Loaded> {
  const { plain, templated } = await compile(source)
  return { plain: run(plain), templated: run(templated ?? plain) }
}

function run(code: string): Components {
  const names = Array.from(
    code.matchAll(/^export (?:function|const|class) (\w+)/gm),
    ([, name]) => name,
  )
  const body = code
    .replaceAll(/^import \{(.*)\} from "(.*)";$/gm, (_, list: string, name: string) => {
      return `const {${list.replaceAll(' as ', ': ')}} = modules["${name}"];`
    })
    .replaceAll(/^export /gm, '')
  // oxlint-disable-next-line typescript/no-implied-eval -- What a compiler has made is to be run.
  const evaluate = new Function('modules', `${body}\nreturn { ${names.join(', ')} }`)
  return evaluate(modules) as Components
}

/** Makes HTML as the server does; of what throws, the error. */
export function htmlOf(Component: Components[string] | undefined, v: readonly unknown[]): string {
  if (Component === undefined) throw new TypeError('There is no such component')
  try {
    return withFormMarkup('csrf', () =>
      withControlMarkup(() => renderToString(preact.createElement(Component, { v }))),
    )
  } catch (error) {
    return String(error)
  }
}
