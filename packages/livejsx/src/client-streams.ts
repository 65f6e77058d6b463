import '@livejsx/client/streams'
