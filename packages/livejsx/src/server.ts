export * from '@livejsx/server'
