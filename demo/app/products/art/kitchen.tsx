/** A mug, dipped in its colour down to the foot. */
export function Mug() {
  return (
    <>
      <path class="g-body-line" stroke-width="12" d="M150 136h8a21 21 0 0 1 0 42h-10" />
      <path class="g-trim" d="M82 120h70v60a18 18 0 0 1-18 18h-34a18 18 0 0 1-18-18z" />
      <path class="g-body" d="M82 120h70v50c-16 9-24-4-37 2s-22 3-33-3z" />
      <path class="g-shade" d="M132 120h20v50c-7 4-13 4-20 1z" />
      <ellipse class="g-shade" cx="117" cy="120" rx="35" ry="8" />
      <ellipse class="g-dark" cx="117" cy="121" rx="28" ry="5" />
      <path class="g-light" d="M92 134h7v28c-2 2-5 2-7 1z" />
      <path class="g-steam" d="M104 104c-8-10 8-14 0-26M124 100c-8-10 8-16 0-30" />
    </>
  )
}

/** A teapot. */
export function Teapot() {
  return (
    <>
      <path class="g-body-line" stroke-width="10" d="M80 142c-36-16-48 40-2 40" />
      <path class="g-body" d="M158 146c18-2 22-16 30-28l15 7c-8 20-16 44-42 52z" />
      <ellipse class="g-body" cx="120" cy="160" rx="52" ry="38" />
      <path
        class="g-shade"
        d="M120 198c29 0 52-17 52-38 0-15-10-26-22-31 10 12 12 26 7 40-6 17-20 26-37 29z"
      />
      <path class="g-light" d="M84 152c4-12 12-18 22-21-6 6-11 14-12 24-4 3-9 2-10-3z" />
      <path class="g-shade" d="M88 126a32 13 0 0 1 64 0c-20 6-44 6-64 0z" />
      <circle class="g-trim" cx="120" cy="108" r="8" />
    </>
  )
}

/** A bowl with fruit. */
export function Bowl() {
  return (
    <>
      <circle class="g-other" cx="98" cy="130" r="21" />
      <circle class="g-trim" cx="142" cy="132" r="19" />
      <circle class="g-other" cx="121" cy="122" r="20" />
      <path class="g-leaf" d="M122 103c4-12 14-14 22-12-2 9-10 15-22 12z" />
      <path class="g-shade" d="M98 190h44v10H98z" />
      <path class="g-body" d="M58 138h124c0 34-22 56-50 56h-24c-28 0-50-22-50-56z" />
      <path class="g-shade" d="M158 138h24c0 34-22 56-50 56h-12c26-6 38-28 38-56z" />
      <path class="g-light" d="M70 150h8c2 12 7 20 14 27-12-4-21-14-22-27z" />
    </>
  )
}

/** A carafe, half full. */
export function Carafe() {
  return (
    <>
      <path
        class="g-body"
        d="M107 78h26v30c0 16 27 26 27 56v20a14 14 0 0 1-14 14H94a14 14 0 0 1-14-14v-20c0-30 27-40 27-56z"
      />
      <path
        class="g-light"
        d="M80 164c0-7 2-13 4-18h72c2 5 4 11 4 18v20a14 14 0 0 1-14 14H94a14 14 0 0 1-14-14z"
      />
      <path
        class="g-shade"
        d="M133 78v30c0 16 27 26 27 56v20a14 14 0 0 1-14 14h-18c8-2 12-8 12-16v-24c0-26-19-34-19-54V78z"
      />
      <path class="g-body" d="M104 72h32v10h-32z" />
      <circle class="g-trim" cx="120" cy="60" r="13" />
    </>
  )
}
