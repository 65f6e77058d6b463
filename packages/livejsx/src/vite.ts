export * from '@livejsx/vite'
