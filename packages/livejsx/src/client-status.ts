export * from '@livejsx/client/status'
