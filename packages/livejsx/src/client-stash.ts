export * from '@livejsx/client/stash'
