export * from '@livejsx/view'
