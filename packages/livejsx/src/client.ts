export * from '@livejsx/client'
