/** A stool with three legs. */
export function Stool() {
  return (
    <>
      <path class="g-trim-shade-line" stroke-width="9" d="M120 120v74" />
      <path class="g-trim-line" stroke-width="10" d="M90 118L72 202M150 118l18 84" />
      <path class="g-trim-line" stroke-width="6" d="M80 172h80" />
      <path class="g-body" d="M62 104a58 14 0 0 1 116 0v8a58 14 0 0 1-116 0z" />
      <ellipse class="g-light" cx="120" cy="104" rx="58" ry="14" />
      <ellipse class="g-body" cx="120" cy="104" rx="48" ry="10" />
    </>
  )
}

/** A chair, seen from the front. */
export function Chair() {
  return (
    <>
      <path class="g-trim-shade-line" stroke-width="9" d="M92 148v44M148 148v44" />
      <path class="g-trim-line" stroke-width="9" d="M86 56v96M154 56v96" />
      <path class="g-body" d="M78 62q42-10 84 0v34q-42-9-84 0z" />
      <path class="g-shade" d="M134 57q16 1 28 5v34q-13-3-28-4z" />
      <path class="g-trim-line" stroke-width="10" d="M80 156l-8 46M160 156l8 46" />
      <path class="g-body" d="M76 138h88l8 18a6 6 0 0 1-6 8H74a6 6 0 0 1-6-8z" />
      <path class="g-shade" d="M68 156h104a6 6 0 0 1-6 8H74a6 6 0 0 1-6-8z" />
    </>
  )
}

/** A shelf with books. */
export function Shelf() {
  return (
    <>
      <path class="g-dark-line" stroke-width="4" d="M52 70v124M188 70v124" />
      <path class="g-body" d="M62 62h16v48H62z" />
      <path class="g-shade" d="M80 54h12v56H80z" />
      <path class="g-other" d="M94 66h18v44H94z" />
      <path class="g-light" d="M118 110l14-46 14 4-12 42z" />
      <path
        class="g-leaf"
        d="M166 88c-14-8-12-24-8-32 8 8 12 20 8 32zM168 88c0-14 10-20 18-22 1 10-6 20-18 22z"
      />
      <path class="g-chalk" d="M156 88h24l-4 22h-16z" />
      <path class="g-trim" d="M40 110h160v9H40z" />
      <path class="g-chalk" d="M62 158h36a18 22 0 0 1-36 0z" transform="translate(0 6)" />
      <path class="g-other" d="M116 138h14v46h-14z" />
      <path class="g-body" d="M132 144h18v40h-18z" />
      <path class="g-shade" d="M152 134h11v50h-11z" />
      <path class="g-light" d="M165 148h14v36h-14z" />
      <path class="g-trim" d="M40 184h160v9H40z" />
    </>
  )
}
