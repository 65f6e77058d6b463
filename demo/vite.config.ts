import { defineConfig } from 'vite'
import { livejsx } from 'livejsx/vite'

export default defineConfig({
  plugins: [livejsx()],
  environments: {
    ssr: {
      build: {
        // Beside the server: what starts it, see `.ci/demo.mjs`.
        rolldownOptions: { input: { supervisor: 'app/supervisor/main.server.ts' } },
      },
    },
  },
})
