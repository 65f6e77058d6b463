export * from '@livejsx/view/html-template'
