import { describe, expect, it } from 'vitest'
import { isLocalPath } from './local-path.ts'

describe('isLocalPath', () => {
  it('[NAV-05] accepts paths of this site', () => {
    expect(['/', '/a/b?c=//d#e'].map(isLocalPath)).toEqual([true, true])
  })

  it('[NAV-05] refuses whatever a browser could read as another site', () => {
    const targets = [
      '//evil.example',
      '/\\evil',
      '\\\\evil',
      '/\t/evil',
      '/\r\n/evil',
      'https://evil',
      'javascript:alert(1)',
      '',
      'a',
    ]
    expect(targets.filter(isLocalPath)).toEqual([])
  })
})
