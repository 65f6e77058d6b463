import leaflet from 'leaflet'
import type { Stop } from './stops.ts'

/** The pins of a map. */
export interface Pins {
  show(stops: readonly Stop[]): void
  lookAt(id: string): void
}

const steps: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** Puts pins on a map, and a line through them. They are moved with the pointer, or by arrow keys. */
export function createPins(
  map: leaflet.Map,
  move: (id: string, x: number, y: number) => Promise<void>,
): Pins {
  const markers = new Map<string, leaflet.Marker>()
  /** The stop whose pin is being dragged. */
  let held: string | undefined
  const line = leaflet.polyline([], { className: 'tour', interactive: false }).addTo(map)
  const drawLine = (stops: readonly Stop[]): void => {
    line.setLatLngs(stops.flatMap(({ id }) => markers.get(id)?.getLatLng() ?? []))
  }
  // Refused or lost: the pin is where it was, which is all there is to say here.
  const ask = (id: string, x: number, y: number): void => void move(id, x, y).catch(() => undefined)

  const add = ({ id, name }: Stop): leaflet.Marker => {
    const label = document.createElement('span')
    const icon = leaflet.divIcon({ html: label, className: 'pin', iconSize: [28, 28] })
    const marker = leaflet.marker([0, 0], { icon, title: name, draggable: true }).addTo(map)
    marker.on('dragstart', () => (held = id))
    marker.on('dragend', () => {
      held = undefined
      const { lat, lng } = marker.getLatLng()
      ask(id, lng, lat)
    })
    const element = marker.getElement()
    element?.setAttribute('data-stop', id)
    element?.addEventListener('keydown', (event) => {
      const step = steps[event.key]
      if (step === undefined) return
      // Neither the window nor the map is to scroll.
      event.preventDefault()
      event.stopPropagation()
      const { lat, lng } = marker.getLatLng()
      ask(id, lng + step[0], lat + step[1])
    })
    return marker
  }

  return {
    show(stops) {
      for (const [id, marker] of markers) {
        if (stops.some((stop) => stop.id === id)) continue
        marker.remove()
        markers.delete(id)
      }
      for (const [index, stop] of stops.entries()) {
        const marker = markers.get(stop.id) ?? add(stop)
        markers.set(stop.id, marker)
        const label = marker.getElement()?.firstElementChild
        if (label) label.textContent = String(index + 1)
        // Not out of the visitor's hand.
        if (held !== stop.id) marker.setLatLng([stop.y, stop.x])
      }
      drawLine(stops)
    },
    lookAt(id) {
      const marker = markers.get(id)
      if (marker !== undefined) map.setView(marker.getLatLng(), 3, { animate: false })
    },
  }
}
