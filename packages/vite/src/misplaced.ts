import { normalizePath, type Plugin } from 'vite'
import { findMaker, isLivePath } from './live-file.ts'
import { locatedError } from './located-error.ts'
import { splitQuery, toSource } from './options.ts'
import { parseSource } from './syntax.ts'

/** Refuses live views outside of `*.live.tsx` files: those are neither split nor named. */
export function misplacedViews(): Plugin {
  return {
    name: 'livejsx:misplaced',
    enforce: 'pre',
    transform: {
      filter: { id: /\.[jt]sx?(\?|$)/, code: /\blive(View|Component)\b/ },
      handler(code, id) {
        const { path } = splitQuery(id)
        const root = normalizePath(this.environment.config.root)
        if (isLivePath(path) || !path.startsWith(`${root}/`) || path.includes('/node_modules/'))
          return
        const source = toSource(code, path, root)
        const found = findMaker(parseSource(source))
        if (!found) return
        throw locatedError(
          `\`${found.maker}\` is imported into a file that is not split into halves. Live views and components belong into files named \`*.live.tsx\`: rename \`${source.name}\`.`,
          source,
          found.start,
        )
      },
    },
  }
}
