import { defineConfig } from 'vite'
import { livejsx } from 'livejsx/vite'

export default defineConfig({ plugins: [livejsx()] })
