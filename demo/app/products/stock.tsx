/** How many pieces there are, where that is worth a word. */
export function Stock({ stock }: { stock: number }) {
  if (stock === 0) return <span class="mark mute">Sold out</span>
  return stock < 5 ? <span class="mark warn">{stock} left</span> : null
}
