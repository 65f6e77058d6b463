import { LiveRender, type DocumentProps } from 'livejsx'
import { Document } from '../document.tsx'
import { keyOf } from '../topic.ts'
import Player from './player.live.tsx'

/** A document with a view of its own, beside the views of the routes. */
export function StickyDocument(props: DocumentProps) {
  return (
    <Document {...props}>
      {props.children}
      <LiveRender view={Player} id="player" sticky props={{ spec: keyOf(props.url) }} />
    </Document>
  )
}
