import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { compressFolder } from './compress.ts'
import { browserEntry, serverEntry } from './entry-ids.ts'
import { jsx } from './jsx.ts'

/** Configures both environments and makes `vite build` build the client first, then the server. */
export function build(): Plugin {
  return {
    name: 'livejsx:build',
    config(config) {
      const outDir = config.build?.outDir ?? 'dist'
      return {
        appType: 'custom',
        oxc: { jsx },
        // Two copies of Preact share no hooks.
        resolve: { dedupe: ['preact'] },
        environments: {
          client: {
            build: {
              outDir: join(outDir, 'client'),
              manifest: true,
              rolldownOptions: { input: browserEntry },
            },
          },
          ssr: {
            build: {
              outDir: join(outDir, 'server'),
              copyPublicDir: false,
              rolldownOptions: { input: { index: serverEntry } },
            },
          },
        },
        builder: {
          async buildApp(builder) {
            const { client, ssr } = builder.environments
            if (!client || !ssr) return
            await builder.build(client)
            await compressFolder(resolve(client.config.root, client.config.build.outDir))
            await builder.build(ssr)
          },
        },
      }
    },
  }
}
