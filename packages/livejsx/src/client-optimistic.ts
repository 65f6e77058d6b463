import '@livejsx/client/optimistic'
