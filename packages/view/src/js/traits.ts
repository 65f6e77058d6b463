import type { Trait } from './hold.ts'

/** An attribute, by its name. */
export function attributeTrait(name: string): Trait {
  return {
    key: name,
    attribute: name,
    isWhole: true,
    read: (element) => element.getAttribute(name),
    write(element, value) {
      if (value === null) element.removeAttribute(name)
      else element.setAttribute(name, value)
    },
  }
}

/** Whether an element has a class: an empty text, or `null`. */
export function classTrait(name: string): Trait {
  return {
    key: `class ${name}`,
    attribute: 'class',
    isWhole: true,
    read: ({ classList }) => (classList.contains(name) ? '' : null),
    write: ({ classList }, value) => void classList.toggle(name, value !== null),
  }
}

/** `display` of an element's own style. */
export const displayTrait: Trait = {
  key: 'style display',
  attribute: 'style',
  isWhole: false,
  read: (element) => styleOf(element).getPropertyValue('display') || null,
  write: (element, value) => styleOf(element).setProperty('display', value ?? ''),
}

/** The names in a list that is separated by spaces. */
export function namesIn(list: string): readonly string[] {
  return list.split(/\s+/).filter((name) => name !== '')
}

// SVG and MathML elements have one as well.
function styleOf(element: Element): CSSStyleDeclaration {
  return (element as HTMLElement).style
}
