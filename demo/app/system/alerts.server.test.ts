import { expect, it } from 'vitest'
import { createAlerts } from './alerts.server.ts'

const calm = { load: 0.4, loadPerCore: 0.1, memory: 40, loopDelay: 2 }

it('tells once that the load is high and once that it is over', () => {
  const alertsOf = createAlerts()
  const told = [0.2, 0.95, 1.4, 0.8, 0.95, 0.6, 0.5].map((loadPerCore) =>
    alertsOf({ ...calm, loadPerCore, load: loadPerCore * 4 }).map(({ text }) => text),
  )
  expect(told).toEqual([
    [],
    ['load 3.80 is above 0.9 per core'],
    [],
    [],
    [],
    ['load is back to normal'],
    [],
  ])
})

it('tells of several alerts in one sample', () => {
  const alerts = createAlerts()({ ...calm, memory: 93.2, loopDelay: 210 })
  expect(alerts).toEqual([
    { level: 'warn', text: '93 % of the memory is in use' },
    { level: 'warn', text: 'the event loop was late by 210 ms' },
  ])
})
