export * from '@livejsx/stash'
