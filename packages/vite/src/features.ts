import type { Plugin } from 'vite'
import { isLivePath } from './live-file.ts'
import { controlsFeature, optimisticFeature } from './entry-ids.ts'
import { splitQuery } from './options.ts'

/** Elements that need the code of inputs and forms, as compilers leave them. */
const controls = /\b_?jsxs?(?:DEV)?\(\s*"(?:form|input|select|textarea)"|\bcontentEditable\b/i
const optimistic = /\boptimistic\s*[:,}]/

/**
 * Lets the browser load what a module needs, and apps without such modules do not: the code of
 * inputs and forms, and of optimistic reducers.
 */
export function features(): Plugin {
  return {
    name: 'livejsx:features',
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    transform: {
      // After the compiler, so that elements are calls.
      filter: { code: [controls, optimistic] },
      handler(code, id) {
        const found = featuresOf(code, splitQuery(id).path)
        if (found.length === 0) return null
        const imports = found.map((feature) => `import ${JSON.stringify(feature)}`)
        return { code: `${code}\n${imports.join('\n')}`, map: null }
      },
    },
  }
}

/** Returns the modules that bring what a compiled module needs. */
export function featuresOf(code: string, path: string): string[] {
  return [
    ...(controls.test(code) ? [controlsFeature] : []),
    ...(isLivePath(path) && optimistic.test(code) ? [optimisticFeature] : []),
  ]
}
