export * from '@livejsx/client/controls'
