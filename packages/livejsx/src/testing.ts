export * from '@livejsx/testing'
