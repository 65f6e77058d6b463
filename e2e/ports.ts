// Playwright numbers the workers that run at a time.
const worker = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)

// Two checkouts test at a time when they are given other ports.
const first = Number(process.env['E2E_PORTS'] ?? 4310)

/** Ports of the servers that the specs use. */
export const ports = {
  build: first,
  dev: first + 1,
  bench: first + 2,
  lab: first + 4,
  accessibility: first + 5,
  /** Of servers that a spec starts itself. */
  own: first + 10 + 2 * worker,
  other: first + 11 + 2 * worker,
}

/** Key of the servers' tokens and cookies. Of no value: it is only used on this machine while the specs run. */
export const secret = 'end-to-end-specs-sign-their-cookies-with-this'
