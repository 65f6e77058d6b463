export * from '@livejsx/client/commands'
