import 'uplot/dist/uPlot.min.css'
import './lab.css'
import { simulateLatency } from 'livejsx/client'

const search = new URLSearchParams(location.search)
const latency = Number(search.get('latency') ?? 0)
if (latency > 0) simulateLatency(latency, { jitter: Number(search.get('jitter') ?? 0) })
