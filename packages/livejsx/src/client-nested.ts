export * from '@livejsx/client/nested'
