import { createContext, type ComponentChildren } from 'preact'
import { useContext, useMemo, useState } from 'preact/hooks'

const colors = ['red', 'green', 'blue']

interface Color {
  readonly name: string
  choose(name: string): void
}

const ColorContext = createContext<Color>({ name: 'none', choose: () => undefined })

/** Holds a colour for everything inside, which the server renders. */
export function ColorProvider({ children }: { children: ComponentChildren }) {
  const [name, choose] = useState('red')
  const color = useMemo(() => ({ name, choose }), [name])
  return <ColorContext.Provider value={color}>{children}</ColorContext.Provider>
}

/** Chooses the colour from far below its provider. */
export function ColorPicker() {
  const { name, choose } = useContext(ColorContext)
  return (
    <fieldset>
      <legend>Context</legend>
      {colors.map((color) => (
        <label key={color}>
          <input
            type="radio"
            name="color"
            checked={color === name}
            onChange={() => choose(color)}
          />
          {color}
        </label>
      ))}
    </fieldset>
  )
}

export function ColorName() {
  return <b>{useContext(ColorContext).name}</b>
}
