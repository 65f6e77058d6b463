import { LiveRender, type DocumentProps } from 'livejsx'
import { Document } from '../document.tsx'
import { keyOf } from '../topic.ts'
import Radio from './radio.live.tsx'

/** A document whose radio plays on from page to page. */
export function StageDocument(props: DocumentProps) {
  return (
    <Document {...props}>
      {props.children}
      <LiveRender view={Radio} id="radio" sticky props={{ spec: keyOf(props.url) }} />
    </Document>
  )
}
