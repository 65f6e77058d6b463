/** A vase with a branch. */
export function Vase() {
  return (
    <>
      <path
        class="g-leaf-line"
        stroke-width="3.5"
        d="M121 100C124 70 116 52 98 30M119 78c10-8 18-16 24-30"
      />
      <path
        class="g-leaf"
        d="M98 30c-12 2-18 10-18 20 12 0 18-8 18-20zM110 50c-13-3-22 2-26 12 12 5 22-1 26-12zM117 68c8-11 18-13 27-9-4 11-16 16-27 9zM143 48c-3-12 3-20 13-24 4 11-2 21-13 24z"
      />
      <path
        class="g-body"
        d="M106 92h28c0 20-3 24 10 38 15 16 19 28 14 44-4 14-12 24-22 24h-32c-10 0-18-10-22-24-5-16-1-28 14-44 13-14 10-18 10-38z"
      />
      <path
        class="g-shade"
        d="M124 92h10c0 20-3 24 10 38 15 16 19 28 14 44-4 14-12 24-22 24h-16c14-6 22-18 22-32 0-32-20-36-18-74z"
      />
      <path class="g-light" d="M90 158c1-8 6-14 12-20-3 10-4 20-2 30-6 2-10-3-10-10z" />
      <path class="g-trim" d="M103 86h34v8h-34z" />
    </>
  )
}

/** A plant in its pot. */
export function Planter() {
  return (
    <>
      <path class="g-leaf" d="M120 134C84 126 66 92 74 56c30 14 48 44 46 78z" />
      <path class="g-leaf" d="M122 134c2-36 24-66 54-72 4 36-18 66-54 72z" />
      <path class="g-leaf-2" d="M120 134c-18-28-16-70 4-98 20 28 18 72-4 98z" />
      <path
        class="g-leaf-line"
        stroke-width="2"
        d="M121 134l3-84M118 128C108 106 94 84 80 68M124 128c14-18 30-38 46-56"
      />
      <path class="g-body" d="M80 142h80l-10 50a8 8 0 0 1-8 6H98a8 8 0 0 1-8-6z" />
      <path class="g-shade" d="M136 142h24l-10 50a8 8 0 0 1-8 6h-16c4-2 5-4 6-8z" />
      <path class="g-light" d="M74 130h92v14H74z" />
      <path class="g-body" d="M136 130h30v14h-30z" />
      <path class="g-trim" d="M84 198h72v6H84z" />
    </>
  )
}

/** A clock, at the time at which all clocks in catalogues have stopped. */
export function Clock() {
  const marks = Array.from({ length: 12 }, (_, hour) => hour * 30)
  return (
    <>
      <circle class="g-cast" cx="127" cy="116" r="72" />
      <circle class="g-body" cx="120" cy="108" r="72" />
      <path class="g-shade" d="M120 36a72 72 0 0 1 0 144 84 84 0 0 0 0-144z" />
      <circle class="g-chalk" cx="120" cy="108" r="57" />
      {marks.map((mark) => (
        <path
          key={mark}
          class="g-dark"
          d={mark % 90 === 0 ? 'M117.5 56h5v13h-5z' : 'M118.5 57h3v7h-3z'}
          transform={`rotate(${mark} 120 108)`}
        />
      ))}
      <path class="g-dark" d="M117 108V76h6v32z" transform="rotate(304.5 120 108)" />
      <path class="g-body" d="M118 108V64h4v44z" transform="rotate(54 120 108)" />
      <circle class="g-dark" cx="120" cy="108" r="6" />
    </>
  )
}
