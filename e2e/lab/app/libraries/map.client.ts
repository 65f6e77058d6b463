// First: Leaflet needs it when it is loaded.
import './markup.client.ts'
import { defineHook } from 'livejsx'
import leaflet from 'leaflet'
import { countInstance } from './instances.client.ts'
import { createPins, type Pins } from './pins.client.ts'
import { townSize, type Stop } from './stops.ts'
import { drawTown } from './town.client.ts'

/** A map of the town, with a pin for each stop. A pin that is moved asks the server. */
export default defineHook<{ readonly stops: readonly Stop[] }, { pins: Pins }>({
  mounted() {
    const { el } = this
    const noteEnd = countInstance('leaflet')
    const town = leaflet.latLngBounds([0, 0], [townSize, townSize])
    const map = leaflet.map(el, {
      crs: leaflet.CRS.Simple,
      maxBounds: town.pad(0.5),
      minZoom: 0,
      maxZoom: 5,
      zoomSnap: 0.25,
      // Both are made from strings of markup.
      attributionControl: false,
      zoomControl: false,
    })
    map.fitBounds(town)
    const Tiles = leaflet.GridLayer.extend({
      createTile: (tile: leaflet.Coords) => drawTown(tile, getComputedStyle(el)),
    })
    map.addLayer(new Tiles() as leaflet.GridLayer)

    const pins = createPins(map, async (id, x, y) => {
      try {
        await this.pushEvent('move', { id, x, y })
      } finally {
        // Where the server has it: an answer that changes nothing brings no update.
        pins.show(this.data.stops)
      }
    })
    pins.show(this.data.stops)
    this.pins = pins
    this.handleEvent('look at', (id: string) => pins.lookAt(id))

    const sized = new ResizeObserver(() => map.invalidateSize({ animate: false }))
    sized.observe(el)
    return () => {
      sized.disconnect()
      map.remove()
      noteEnd()
    }
  },
  updated(previous) {
    if (previous.stops !== this.data.stops) this.pins?.show(this.data.stops)
  },
})
