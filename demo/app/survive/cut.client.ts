export { cutConnection } from 'livejsx/client'
