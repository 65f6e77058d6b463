import { existsSync } from 'node:fs'

const headlessShell = '/usr/bin/chromium-headless-shell'

/** How the browser of the specs and rigs is started. */
export const chromiumLaunch = {
  executablePath:
    process.env['CHROMIUM_PATH'] ??
    // Without a window to draw, the specs need half the time.
    (existsSync(headlessShell) ? headlessShell : '/usr/bin/chromium'),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
