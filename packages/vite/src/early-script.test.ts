import { Script } from 'node:vm'
import { expect, it } from 'vitest'
import { readEarlyScript } from './early-script.ts'

it('[EVT-11] the script that pages carry is small, plain, and keeps its names to itself', async () => {
  const script = await readEarlyScript()
  expect(script.length).toBeLessThan(2_600)
  expect(script).not.toMatch(/import |import\(|export|sourceMapping|<\//)
  expect(script).toMatch(/^\(\(\)=>\{.*\}\)\(\);?$/s)
  expect(() => new Script(script)).not.toThrow()
})
