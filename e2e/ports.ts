// Playwright numbers the workers that run at a time.
const worker = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)

/** Ports of the servers that the specs use. */
export const ports = {
  build: 4310,
  dev: 4311,
  bench: 4312,
  lab: 4314,
  accessibility: 4315,
  /** Of servers that a spec starts itself. */
  own: 4320 + 2 * worker,
  other: 4321 + 2 * worker,
}

/** Key of the servers' tokens and cookies. Of no value: it is only used on this machine while the specs run. */
export const secret = 'end-to-end-specs-sign-their-cookies-with-this'
