// The pages on which the search for live components is measured.

import { jsx } from '../packages/view/dist/jsx-runtime.js'

export const numbers = (length) => Array.from({ length }, (_, index) => index)

const card = (Part) => (number) =>
  jsx('section', {
    class: 'card',
    children: [
      jsx('h2', { children: ['Card ', number] }),
      jsx('p', { class: 'text', children: 'Some text' }),
      jsx('ul', {
        children: [1, 2, 3].map((item) =>
          jsx('li', { 'data-item': item, children: jsx('a', { href: '/', children: item }) }, item),
        ),
      }),
      jsx(Part, { id: `part-${number}` }),
    ],
  })
const row = ({ id, label }) =>
  jsx(
    'tr',
    {
      class: id === 7 ? 'selected' : undefined,
      children: [
        jsx('td', { class: 'id', children: id }),
        jsx('td', { children: jsx('a', { href: '/', children: label }) }),
        jsx('td', { class: 'rest' }),
      ],
    },
    id,
  )

const rows = Array.from({ length: 1_000 }, (_, id) => ({ id, label: `Row ${id}` }))

/** Gives views by what they show. @param Part stands for, or is, a live component */
export const createPages = (Part) => ({
  '20 parts, 200 elements': () => jsx('main', { children: numbers(20).map(card(Part)) }),
  '5 parts, 1,000 rows': () =>
    jsx('main', {
      children: [
        numbers(5).map((number) => jsx(Part, { id: `part-${number}` }, number)),
        jsx('table', { children: jsx('tbody', { children: rows.map(row) }) }),
      ],
    }),
})
