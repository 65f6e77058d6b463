/** A desk lamp that is on. */
export function DeskLamp() {
  return (
    <>
      <path class="g-glow" d="M134 112l42-26 46 112h-96z" opacity=".45" />
      <path class="g-trim-line" stroke-width="6" d="M96 194L74 132l66-46" />
      <circle class="g-trim" cx="74" cy="132" r="7" />
      <path class="g-body" d="M128 68l22-13a8 8 0 0 1 11 3l22 29-52 31-14-34a12 12 0 0 1 11-16z" />
      <path class="g-shade" d="M183 87l-52 31-4-10 50-29z" />
      <path class="g-body" d="M62 196a34 14 0 0 1 68 0v4H62z" />
      <path class="g-shade" d="M104 183c15 2 26 7 26 13v4h-22c2-6 1-12-4-17z" />
    </>
  )
}

/** A lantern with a candle. */
export function Lantern() {
  return (
    <>
      <path class="g-trim-line" stroke-width="5" d="M94 88a26 30 0 0 1 52 0" />
      <path class="g-shade" d="M104 76h32l4 12h-40z" />
      <path class="g-body" d="M90 88h60l10 16H80z" />
      <path class="g-glow" d="M86 104h68v78H86z" opacity=".55" />
      <path class="g-chalk" d="M110 148h20v34h-20z" />
      <path class="g-flame" d="M120 118c10 11 10 21 0 27-10-6-10-16 0-27z" />
      <path class="g-body" d="M82 104h7v78h-7zM151 104h7v78h-7z" />
      <path class="g-shade" d="M117 104h6v8h-6z" />
      <path class="g-body" d="M76 182h88v16H76z" />
      <path class="g-shade" d="M138 182h26v16h-26z" />
    </>
  )
}

/** A lamp that hangs over the table. */
export function Pendant() {
  return (
    <>
      <path class="g-glow" d="M66 136h108l44 104H22z" opacity=".4" />
      <path class="g-dark-line" stroke-width="3" d="M120 0v78" />
      <path class="g-trim" d="M110 72h20v14h-20z" />
      <circle class="g-glow" cx="120" cy="136" r="15" />
      <path class="g-body" d="M54 138a66 56 0 0 1 132 0z" />
      <path class="g-shade" d="M142 85c26 8 44 28 44 53h-26c0-20-5-40-18-53z" />
      <path class="g-light" d="M72 126c3-14 12-24 24-30-6 9-10 19-12 30z" />
    </>
  )
}

/** A candlestick with its candle. */
export function Candlestick() {
  return (
    <>
      <circle class="g-glow" cx="120" cy="70" r="44" opacity=".5" />
      <path class="g-flame" d="M120 44c12 14 12 25 0 32-12-7-12-18 0-32z" />
      <path class="g-chalk" d="M110 82h20v62h-20z" />
      <path class="g-cast" d="M122 82h8v62h-8z" />
      <path class="g-body-line" stroke-width="6" d="M150 178a15 15 0 1 1 6 22" />
      <path class="g-body" d="M98 142h44l-8 16h-8v26h-12v-26h-8z" />
      <path class="g-shade" d="M126 142h16l-8 16h-8v26h-4v-42z" />
      <path class="g-body" d="M72 184h96c-2 9-12 14-24 14H96c-12 0-22-5-24-14z" />
      <path class="g-shade" d="M140 184h28c-2 9-12 14-24 14h-20c10-2 15-7 16-14z" />
    </>
  )
}
