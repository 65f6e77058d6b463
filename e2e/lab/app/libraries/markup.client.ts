/*
 * Leaflet makes one element from a string when it is loaded, to find out whether the browser knows
 * SVG. The page's policy allows no markup from strings, so this allows that one string, and no other.
 */

interface TrustedTypes {
  createPolicy(name: 'default', policy: { createHTML(markup: string): string | null }): unknown
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
trustedTypes?.createPolicy('default', {
  createHTML: (markup) => (markup === '<svg/>' ? markup : null),
})
