export * from '@livejsx/view/jsx-runtime'
