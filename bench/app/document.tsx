import type { DocumentProps } from 'livejsx'

export function Document({ title, head, children }: DocumentProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        {head}
      </head>
      <body>{children}</body>
    </html>
  )
}
