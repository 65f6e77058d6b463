import { defineHook } from 'livejsx'

function fail(where: string): () => never {
  return () => {
    throw new Error(`in ${where}`)
  }
}

/** Throws wherever it can. */
export const Faulty = defineHook({
  mounted: fail('mounted'),
  beforeUpdate: fail('beforeUpdate'),
  updated: fail('updated'),
  destroyed: fail('destroyed'),
})
