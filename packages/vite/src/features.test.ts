import { describe, expect, it } from 'vitest'
import { controlsFeature, optimisticFeature } from './entry-ids.ts'
import { featuresOf } from './features.ts'

describe('featuresOf', () => {
  it('brings the code of inputs and forms with elements that need it', () => {
    const found = [
      'const a = /* @__PURE__ */ _jsx("input", { name })',
      '_jsxs("form", {})',
      'jsxDEV("textarea", {}, void 0, false)',
      'return jsx("select", { multiple: true })',
      '_jsx("p", { contentEditable: true })',
    ].map((code) => featuresOf(code, '/app/a.tsx'))
    expect(found).toEqual(found.map(() => [controlsFeature]))
  })

  it('brings nothing with other elements, components and words', () => {
    const found = [
      '_jsx("button", {})',
      '_jsx(Input, {})',
      'const text = "form"',
      '_jsx("inputs", {})',
      'const optimistic = true',
    ].map((code) => featuresOf(code, '/app/a.live.tsx'))
    expect(found.flat()).toEqual([])
  })

  it('[EVT-12] brings the code of optimistic reducers with definitions that have some', () => {
    const code = 'export default liveView({ optimistic: { inc: () => ({}) }, render })'
    expect(featuresOf(code, '/app/a.live.tsx')).toEqual([optimisticFeature])
    expect(featuresOf('liveView({ render, optimistic })', '/app/a.live.tsx')).toEqual([
      optimisticFeature,
    ])
    expect(featuresOf(code, '/app/a.tsx')).toEqual([])
  })
})
