import { townSize } from './stops.ts'

/** A tile of a map, as Leaflet numbers them. */
interface Tile {
  readonly x: number
  readonly y: number
  readonly z: number
}

const tileSize = 256

/** Draws a tile of a town that nobody has to load: a river, streets and a park. */
export function drawTown({ x, y, z }: Tile, style: CSSStyleDeclaration): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  const density = devicePixelRatio
  canvas.width = canvas.height = tileSize * density
  const context = canvas.getContext('2d')
  if (context === null) return canvas
  const color = (name: string): string => style.getPropertyValue(name)
  const scale = 2 ** z
  // From here on in units of the town; its south is at the bottom.
  context.scale(density, density)
  context.translate(-x * tileSize, -y * tileSize)
  context.scale(scale, -scale)

  context.fillStyle = color('--land')
  context.fillRect(-townSize, -townSize, 3 * townSize, 3 * townSize)
  drawShape(context, color('--park'), [
    [52, 62],
    [74, 66],
    [72, 92],
    [50, 88],
  ])
  drawShape(context, color('--park'), [
    [6, 40],
    [24, 44],
    [20, 58],
    [8, 56],
  ])
  drawRiver(context, color('--water'))
  for (let at = 0; at <= townSize; at += 10) {
    const isMain = at % 30 === 10
    context.strokeStyle = color(isMain ? '--road' : '--street')
    context.lineWidth = isMain ? 1.6 : 0.7
    drawLine(context, [at, 0], [at + 6, townSize])
    drawLine(context, [0, at], [townSize, at - 4])
  }
  return canvas
}

type Point = readonly [x: number, y: number]

function drawShape(context: CanvasRenderingContext2D, color: string, points: readonly Point[]) {
  context.fillStyle = color
  context.beginPath()
  for (const [x, y] of points) context.lineTo(x, y)
  context.fill()
}

function drawRiver(context: CanvasRenderingContext2D, color: string): void {
  context.strokeStyle = color
  context.lineWidth = 7
  context.lineJoin = 'round'
  context.beginPath()
  for (let x = -townSize; x <= 2 * townSize; x += 2) {
    context.lineTo(x, 30 + Math.sin(x / 14) * 8 + x / 12)
  }
  context.stroke()
}

function drawLine(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  context.beginPath()
  context.moveTo(...from)
  context.lineTo(...to)
  context.stroke()
}
