import { describe, expect, it } from 'vitest'
import { fuzzSockets } from '../src/hostile/fuzz-sockets.ts'
import { fuzz } from '../src/hostile/fuzz.ts'

const seed = 20_261_121

describe('a hostile client', () => {
  it(`breaks nothing and disturbs nobody with 18,000 frames from seed ${seed}`, async () => {
    const { frames, parsed, complaints } = await fuzz({ frames: 18_000, seed })
    expect([frames, complaints]).toEqual([18_000, []])
    // Else the frames would test the parser alone.
    expect(parsed / frames).toBeGreaterThan(0.3)
  }, 120_000)

  it(`breaks nothing with 2,000 frames over sockets from seed ${seed}`, async () => {
    const { frames, complaints } = await fuzzSockets({ frames: 2_000, seed })
    expect([frames, complaints]).toEqual([2_000, []])
  }, 120_000)
})
