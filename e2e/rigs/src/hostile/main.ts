import { readNumbers } from '../options.ts'
import { fuzzSockets } from './fuzz-sockets.ts'
import { fuzz } from './fuzz.ts'

const minParsed = 0.3
const maxHeapGrowth = 5
/** One frame in so many goes over a real socket. */
const socketShare = 10

const { frames, seed } = readNumbers({ frames: 200_000, seed: Date.now() % 1_000_000 })
// Until it is known better: a rig that ends halfway has not passed.
process.exitCode = 1
const started = performance.now()
const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1)
console.log(`hostile client: ${frames} frames, seed ${seed}`)

const overSockets = await fuzzSockets({ frames: Math.floor(frames / socketShare), seed })
console.log(
  `over sockets: ${overSockets.frames} frames, ${overSockets.parsed} parsed; ${overSockets.connections} connections, ${overSockets.closed} closed by the server (${seconds()} s)`,
)
const inMemory = await fuzz({ frames: frames - overSockets.frames, seed })
console.log(
  `in memory: ${inMemory.frames} frames, ${inMemory.parsed} parsed; ${inMemory.connections} connections, ${inMemory.closed} closed by the server; ${inMemory.meant} errors meant by the app (${seconds()} s)`,
)
console.log([...inMemory.answers].map(([name, count]) => `${name} ${count}`).join(', '))

const sent = overSockets.frames + inMemory.frames
const parsed = (overSockets.parsed + inMemory.parsed) / sent
const { heapGrowth } = inMemory
const complaints = [...overSockets.complaints, ...inMemory.complaints]
if (sent < frames) complaints.push(`only ${sent} of ${frames} frames were sent`)
if (parsed < minParsed) complaints.push(`the parser took ${(100 * parsed).toFixed(1)} % only`)
if (heapGrowth === undefined) complaints.push('the heap was not measured: run with --expose-gc')
else if (heapGrowth > maxHeapGrowth) complaints.push(`the heap grew by ${heapGrowth.toFixed(1)} %`)
for (const complaint of complaints.slice(0, 10)) console.error(`✗ ${complaint}`)
console.log(
  `${sent} frames in ${seconds()} s, ${(100 * parsed).toFixed(1)} % parsed, heap ${heapGrowth?.toFixed(1)} %, ${complaints.length} complaints`,
)
if (complaints.length === 0) process.exitCode = 0
