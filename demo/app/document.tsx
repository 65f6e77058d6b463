import type { DocumentProps } from 'livejsx'
import sans from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?url'
import mono from '@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2?url'
import { themeScript } from './theme.ts'

/** The whole page around the dashboard. */
export function Document({ title, head, nonce, children }: DocumentProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta
          name="description"
          content="This machine, live: one process samples it, every window sees it."
        />
        <title>{title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {[sans, mono].map((font) => (
          <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: themeScript }} />
        {head}
      </head>
      <body>
        {children}
        <div id="dialogs" />
      </body>
    </html>
  )
}
