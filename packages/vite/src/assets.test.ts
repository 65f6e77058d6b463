import { describe, expect, it } from 'vitest'
import { toAssets } from './assets.ts'

describe('toAssets', () => {
  const manifest = {
    'virtual:livejsx/browser': {
      file: 'assets/browser-1.js',
      isEntry: true,
      imports: ['_shared.js'],
      css: ['assets/global-1.css'],
    },
    '_shared.js': { file: 'assets/shared-1.js' },
    '_chart.js': {
      file: 'assets/chart-1.js',
      css: ['assets/chart-1.css'],
      imports: ['_shared.js'],
    },
    'app/admin/users.live.tsx': {
      file: 'assets/users-1.js',
      isDynamicEntry: true,
      imports: ['_chart.js', '_shared.js', 'virtual:livejsx/browser'],
      css: ['assets/users-1.css'],
    },
  }
  const views = [
    { id: 'admin/users', file: '/srv/app/admin/users.live.tsx', parts: false },
    { id: 'gone', file: '/srv/app/gone.live.tsx' },
  ]

  it('lists what a page needs besides the entry, imports first', () => {
    const { build, ...assets } = toAssets(manifest, views, '/srv', '/base/')
    expect(assets).toEqual({
      entry: '/base/assets/browser-1.js',
      styles: ['/base/assets/global-1.css'],
      views: {
        'admin/users': {
          scripts: ['/base/assets/chart-1.js', '/base/assets/users-1.js'],
          styles: ['/base/assets/chart-1.css', '/base/assets/users-1.css'],
          parts: false,
        },
        gone: { scripts: [], styles: [] },
      },
    })
    expect(build).toMatch(/^[0-9a-f]{12}$/)
  })

  it('refuses a manifest without an entry', () => {
    expect(() => toAssets({}, views, '/srv', '/')).toThrow('The client build has no entry')
  })
})
