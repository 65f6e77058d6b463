import { livejsx } from 'livejsx/vite'
import { defineConfig } from 'vite'

export default defineConfig({ plugins: [livejsx()] })
