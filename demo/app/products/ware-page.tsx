import { Link, toPath } from 'livejsx'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../dashboard/icon.tsx'
import { Price } from '../dashboard/price.tsx'
import { Picture } from './art/picture.tsx'
import { choosePicture, lastList, sawWare } from './last-seen.ts'
import { Stock } from './stock.tsx'
import { WareCard } from './ware-card.tsx'
import { glazeNames, type Ware, type WareDetails } from './ware.ts'

/** One thing: its picture, what is known of it, and where to go from here. */
export function WarePage(props: {
  ware: WareDetails
  /** The same kind in each colour, this one included. */
  colours: readonly Ware[]
  like: readonly Ware[]
}) {
  const { ware, colours, like } = props
  const picture = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    sawWare(ware.id)
    choosePicture(picture.current)
  }, [ware.id])

  return (
    <>
      <div class="ware-page">
        <div ref={picture} class="ware-picture is-large">
          <Picture ware={ware} />
        </div>
        <section class="panel" aria-labelledby="details">
          <header>
            <h2 id="details">Details</h2>
            <Price names={['ware', 'like']} parts={[]} />
          </header>
          <div class="body">
            <p class="ware-amount">
              {ware.price} <span class="unit">€</span> <Stock stock={ware.stock} />
            </p>
            <p class="ware-text">{ware.text}</p>
            <Colours ware={ware} colours={colours} />
            <dl class="facts">
              <Fact name="Material" value={ware.material} />
              <Fact name="Size" value={ware.size} />
              <Fact name="Made by" value={ware.maker} />
              <Fact
                name="In stock"
                value={ware.stock === 0 ? 'none at the moment' : `${ware.stock} pieces`}
              />
            </dl>
          </div>
        </section>
      </div>
      <section aria-labelledby="like" class="like">
        <h2 id="like">Goes with it</h2>
        <ul class="wares">
          {like.map((other) => (
            <WareCard key={other.id} ware={other} />
          ))}
        </ul>
      </section>
    </>
  )
}

/** The way back to the list, with the filters that it had. */
export function BackToList() {
  const [list, setList] = useState('/products')
  useLayoutEffect(() => setList(lastList()), [])
  return (
    <p class="way-back">
      <Link to={list} transition>
        <Icon name="left" />
        {list === '/products' ? 'All products' : 'Back to the results'}
      </Link>
    </p>
  )
}

function Colours({ ware, colours }: { ware: Ware; colours: readonly Ware[] }) {
  return (
    <nav class="colours" aria-labelledby="colours">
      <h3 id="colours">Other colours</h3>
      <ul>
        {colours.map(({ id, name, glaze }) => (
          <li key={glaze} class={`glaze-${glaze}`}>
            <Link
              class="swatch-link"
              to={toPath('/products/:id', { id })}
              patch
              replace
              title={`${name}, ${glazeNames[glaze].toLowerCase()}`}
              aria-label={`${glazeNames[glaze]}: ${name}`}
              aria-current={id === ware.id ? 'page' : undefined}
            >
              <span class="swatch-face">
                <Icon name="check" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
