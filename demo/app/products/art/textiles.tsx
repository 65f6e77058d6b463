/** A cushion with stripes. */
export function Cushion() {
  return (
    <>
      <path
        class="g-body"
        d="M62 84c38 12 78 12 116 0 8 2 10 8 8 14-10 28-10 58 2 88 2 8-2 12-8 14-40-10-80-10-120 0-6-2-10-6-8-14 12-30 12-60 2-88-2-6 0-12 8-14z"
      />
      <path
        class="g-light"
        d="M92 91c8 1 15 2 22 2-3 34-3 66 0 100-8 0-16 1-23 2-3-36-3-70 1-104z"
      />
      <path class="g-other" d="M124 93c5 0 9 0 14-1-3 34-3 67 1 102l-15-1c-3-34-3-66 0-100z" />
      <path
        class="g-shade"
        d="M160 89l18-5c8 2 10 8 8 14-10 28-10 58 2 88 2 8-2 12-8 14l-17-4c-9-36-10-72-3-107z"
      />
    </>
  )
}

/** Blankets, folded. */
export function Blanket() {
  const fringes = Array.from({ length: 13 }, (_, index) => 62 + index * 9.6)
  return (
    <>
      <path
        class="g-other"
        d="M56 174a12 12 0 0 1 12-12h104a12 12 0 0 1 0 24 6 6 0 0 1 0 12H68a12 12 0 0 1-12-12z"
      />
      <path class="g-cast" d="M56 182h128v4H56z" />
      <path
        class="g-light"
        d="M60 140a14 14 0 0 1 14-14h96a14 14 0 0 1 10 24v12H64a12 12 0 0 1-4-10z"
      />
      <path class="g-body" d="M54 108a16 16 0 0 1 16-16h100a16 16 0 0 1 16 16v32H54z" />
      <path class="g-shade" d="M150 92h20a16 16 0 0 1 16 16v32h-36z" />
      <path class="g-light" d="M54 112h132v6H54zM54 124h132v3H54z" />
      {fringes.map((x) => (
        <path key={x} class="g-body-line" stroke-width="3" d={`M${x.toFixed(1)} 140v10`} />
      ))}
    </>
  )
}
