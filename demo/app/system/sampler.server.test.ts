import { expect, it } from 'vitest'
import type { Sample } from '../dashboard/readings.ts'
import { startSampler } from './sampler.server.ts'

function sampleAt(at: number): Sample {
  return {
    at,
    cpu: { busy: 1, user: 1, system: 0, wait: 0, cores: [1] },
    memory: { used: 1, programs: 1, shared: 0, cache: 0, free: 1, swap: 0, swapTotal: 0 },
    processMemory: { heap: 1, heapTotal: 1, resident: 1, external: 1 },
    load: { one: 1, five: 1, fifteen: 1 },
    loop: { p50: 0, p99: 0, max: 0 },
    network: null,
    disk: null,
    diskUsed: null,
    live: { views: 0, sockets: 0 },
    processes: [],
  }
}

/** A sampler whose samples are one second apart and whose time passes by `next`. */
function startByHand(measure = (at: number) => Promise.resolve(sampleAt(at))) {
  const published: number[] = []
  const errors: unknown[] = []
  const delays: number[] = []
  let at = 0
  let run: (() => void) | undefined
  const sampler = startSampler({
    measure: () => measure((at += 1000)),
    publish: (sample) => published.push(sample.at),
    onError: (error) => errors.push(error),
    later(tick, delayMs) {
      delays.push(delayMs)
      run = tick
      return () => (run = undefined)
    },
  })
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  const next = async (): Promise<void> => {
    run?.()
    await settle()
  }
  return { sampler, published, errors, delays, settle, next }
}

it('publishes each sample and keeps it as history', async () => {
  const { sampler, published, settle, next } = startByHand()
  await settle()
  await next()
  await next()
  expect(published).toEqual([1000, 2000, 3000])
  expect(sampler.history(60_000).at).toEqual([1000, 2000, 3000])
  expect(sampler.history(1000).at).toEqual([2000, 3000])
  expect((await sampler.latest()).at).toBe(3000)
})

it('samples at another pace from the next sample on', async () => {
  const { sampler, delays, settle, next } = startByHand()
  await settle()
  sampler.pace(5000)
  await next()
  expect(delays).toEqual([1000, 5000, 5000])
})

it('goes on after a sample that could not be taken', async () => {
  const broken = new Error('unreadable')
  const { sampler, published, errors, settle, next } = startByHand((at) =>
    at === 2000 ? Promise.reject(broken) : Promise.resolve(sampleAt(at)),
  )
  await settle()
  await next()
  await next()
  expect(errors).toEqual([broken])
  expect(published).toEqual([1000, 3000])
  expect((await sampler.latest()).at).toBe(3000)
})

it('takes no sample after it was stopped', async () => {
  const { sampler, published, settle, next } = startByHand()
  await settle()
  sampler.stop()
  sampler.pace(2000)
  await next()
  expect(published).toEqual([1000])
})
