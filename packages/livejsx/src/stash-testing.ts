export * from '@livejsx/stash/testing'
