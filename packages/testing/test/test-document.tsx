import type { DocumentProps } from '@livejsx/view'
import type { ComponentChildren } from 'preact'

export function TestDocument({ title, head, children }: DocumentProps): ComponentChildren {
  return (
    <html lang="en">
      <head>
        <title>{title}</title>
        {head}
      </head>
      <body>{children}</body>
    </html>
  )
}
