/** Ports of the servers that the specs use. */
export const ports = {
  build: 4310,
  dev: 4311,
  bench: 4312,
  own: 4313,
  lab: 4314,
  other: 4315,
}

/** Key of the servers' tokens and cookies. Of no value: it is only used on this machine while the specs run. */
export const secret = 'end-to-end-specs-sign-their-cookies-with-this'
