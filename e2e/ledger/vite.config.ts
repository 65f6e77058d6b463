import { livejsx } from 'livejsx/vite'
import { defineConfig, type Plugin } from 'vite'

/** The page's code in one file: the chaos rig evaluates it once for each page without a browser. */
const oneFile: Plugin = {
  name: 'one-file',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  outputOptions: (output) => ({ ...output, codeSplitting: false }),
}

export default defineConfig({ plugins: [livejsx(), oneFile] })
