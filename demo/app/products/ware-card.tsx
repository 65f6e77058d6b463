import { Link, toPath } from 'livejsx'
import { Picture } from './art/picture.tsx'
import { choosePicture } from './last-seen.ts'
import { partsOfText } from './parts-of-text.ts'
import { Stock } from './stock.tsx'
import { categoryNames, glazeNames, kindFacts, type Ware } from './ware.ts'

/** One thing in a list. All of it leads to its page. */
export function WareCard({ ware, text = '' }: { ware: Ware; text?: string }) {
  const { id, name, kind, glaze, price, stock } = ware
  return (
    <li class={stock === 0 ? 'ware is-out' : 'ware'} data-card={id}>
      <div class="ware-picture">
        <Picture ware={ware} />
      </div>
      <div class="ware-facts">
        <h3>
          <Link
            to={toPath('/products/:id', { id })}
            transition
            onClick={({ currentTarget }) =>
              choosePicture(currentTarget.closest('[data-card]')?.querySelector('.ware-picture'))
            }
          >
            {partsOfText(name, text).map((part, index) =>
              part.isFound ? <mark key={index}>{part.text}</mark> : part.text,
            )}
          </Link>
        </h3>
        <p class="ware-price">
          {price} <span class="unit">€</span>
        </p>
        <p class="ware-meta">
          {glazeNames[glaze]}, {categoryNames[kindFacts[kind].category].toLowerCase()}
        </p>
        <Stock stock={stock} />
      </div>
    </li>
  )
}
