/** Cannot be rendered when it is too thick. */
export function Thin({ thickness }: { thickness: number }) {
  if (thickness > 2) throw new Error(`${thickness} is too thick`)
  return <p class="thin">Thickness {thickness}</p>
}
