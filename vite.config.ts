// `npx vite` at the root serves the demo from the packages' sources, so an edit of a package shows without a build.
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite'
import { livejsx } from './packages/vite/src/index.ts'

// Appended to Vite's own lists: setting a list replaces it.
const source = '@livejsx/source'

export default defineConfig({
  root: 'demo',
  plugins: [livejsx()],
  resolve: { conditions: [...defaultClientConditions, source] },
  ssr: { resolve: { conditions: [...defaultServerConditions, source] } },
})
