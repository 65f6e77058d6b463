import type { DocumentProps } from 'livejsx'

export function Document({ title, head, children }: DocumentProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        {head}
      </head>
      <body>{children}</body>
    </html>
  )
}
