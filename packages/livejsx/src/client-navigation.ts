export * from '@livejsx/client/navigation'
