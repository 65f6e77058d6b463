/** A target that somebody may have written to lead visitors away. */
export interface TargetCase {
  /** The target in printable ASCII, unique. */
  readonly name: string
  readonly target: string
}

/** The site that every case tries to reach. No request may ever go there. */
export const evilHost = 'evil.example'

const script = 'alert(1)'
const tricks = [
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\0',
  '\u0001',
  '\u0008',
  '\u000b',
  '\f',
  '\u001b',
  '\u001f',
]
const blanks = [
  ...tricks,
  ' ',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u200b',
  '\u2028',
  '\u2029',
]
const marks = ['\u202e', '\u2066', '\u200f', '\u3000', '\ufeff', '\ud800', '\udfff']
const pairs = ['//', '/\\', '\\/', '\\\\', '///', '/\\/', '\\//', '/\\\\', '////']
const codes = [
  '%09',
  '%0a',
  '%0d',
  '%00',
  '%20',
  '%2f',
  '%2F',
  '%5c',
  '%5C',
  '%252f',
  '%255c',
  '%2509',
]
const schemes = [
  'javascript',
  'data',
  'vbscript',
  'blob',
  'file',
  'http',
  'https',
  'ws',
  'wss',
  'ftp',
  'about',
]
const users = ['', 'user', 'user:secret', 'site.example', 'localhost:4173']
const hosts = [
  'evil.example:443',
  'evil.example:80',
  'evil.example.',
  '[::1]',
  '[::ffff:7f00:1]',
  '127.0.0.1',
  '2130706433',
  '0x7f000001',
  '017700000001',
  'xn--evl-3ma.example',
  'ev\u00edl.example',
  '\uff45vil.example',
  'evil\u3002example',
  'evil\uff0eexample',
  'evil%2eexample',
]
const wideSlashes = ['\uff0f', '\u2044', '\u2215', '\u29f5', '\uff3c', '\u2571']
const dots = [
  '.',
  '..',
  '%2e',
  '%2E',
  '.%2e',
  '%2e.',
  '%2E%2e',
  '%252e',
  'a/..',
  'a/../.',
  'a//../..',
]

const of = <Item>(list: readonly Item[], make: (item: Item) => readonly string[]): string[] =>
  list.flatMap(make)
const mixed = (word: string): string =>
  word.replace(/(.)(.?)/g, (_, first: string, second: string) => first + second.toUpperCase())

const targets: readonly string[] = [
  ...of(pairs, (pair) => [
    `${pair}${evilHost}`,
    `${pair}${evilHost}/path?a=1#b`,
    `${pair}@${evilHost}`,
    `${pair}user@${evilHost}`,
    `https:${pair}${evilHost}`,
    `HTTP:${pair}${evilHost}`,
  ]),
  ...of([...blanks, ...marks], (mark) => [
    `${mark}//${evilHost}`,
    `/${mark}/${evilHost}`,
    `//${mark}${evilHost}`,
    `/${mark}\\${evilHost}`,
    `\\${mark}/${evilHost}`,
    `${mark}https://${evilHost}`,
    `ht${mark}tps://${evilHost}`,
    `https${mark}://${evilHost}`,
    `${mark}javascript:${script}`,
    `java${mark}script:${script}`,
    `javascript${mark}:${script}`,
    `/${mark}${evilHost}`,
    `/path${mark}//${evilHost}`,
  ]),
  ...of(tricks, (one) => of(tricks.slice(0, 4), (other) => [`${one}/${other}/${evilHost}`])),
  ...of(codes, (code) => [
    `${code}//${evilHost}`,
    `/${code}/${evilHost}`,
    `/${code}${evilHost}`,
    `//${code}${evilHost}`,
    `${code}${code}${evilHost}`,
    `java${code}script:${script}`,
  ]),
  ...of(schemes, (scheme) => {
    const rest = scheme === 'data' ? `text/html,<script>${script}</script>` : script
    return of([scheme, scheme.toUpperCase(), mixed(scheme)], (word) => [
      `${word}:${rest}`,
      `${word}://${evilHost}/%0a${script}`,
      ` ${word}:${rest}`,
      `\t\n${word}:${rest}`,
      `${word.slice(0, 2)}\t${word.slice(2)}:${rest}`,
      `${word}:${evilHost}`,
    ])
  }),
  ...of(users, (user) => [
    `/@${evilHost}`,
    `//${user}@${evilHost}`,
    `/\\${user}@${evilHost}`,
    `/\\\\${user}@${evilHost}`,
    `\\\\${user}@${evilHost}`,
    `https://${user}@${evilHost}`,
    `${user}@${evilHost}`,
    `/${user}@${evilHost}`,
    `//${user}%40${evilHost}`,
    `//${user}#@${evilHost}`,
    `//${user}?@${evilHost}`,
  ]),
  ...of(hosts, (host) => [
    `//${host}`,
    `/\\${host}`,
    `https://${host}/`,
    `\t//${host}`,
    `/.//${host}`,
  ]),
  ...of(wideSlashes, (slash) => [
    `${slash}${slash}${evilHost}`,
    `/${slash}${evilHost}`,
    `${slash}/${evilHost}`,
    `https:${slash}${slash}${evilHost}`,
  ]),
  ...of(dots, (dot) => [
    `/${dot}//${evilHost}`,
    `/${dot}/${evilHost}`,
    `/${dot}/\\${evilHost}`,
    `/${dot}\\/${evilHost}`,
    `/${dot}///${evilHost}`,
    `/a/../${dot}//${evilHost}`,
    `//${dot}/${evilHost}`,
    `${dot}//${evilHost}`,
    `${dot}/\t/${evilHost}`,
    `/a/${dot}//${evilHost}`,
    `/${dot}/%2f${evilHost}`,
  ]),
  ...of(['?', '#', ';', '&', '='], (sign) => [
    `${sign}//${evilHost}`,
    `/${sign}//${evilHost}`,
    `//${sign}${evilHost}`,
    `//${evilHost}${sign}/local`,
    `/local${sign}/..//${evilHost}`,
    `/local${sign}\\\\${evilHost}`,
  ]),
  '',
  ' ',
  '/',
  '//',
  '///',
  '\\',
  ':',
  '://',
  `:${evilHost}`,
  evilHost,
  `/${'a'.repeat(10_000)}`,
  `//${evilHost}/${'a'.repeat(10_000)}`,
  `${' '.repeat(5_000)}//${evilHost}`,
  `/${'\t'.repeat(5_000)}/${evilHost}`,
  `/${'./'.repeat(2_000)}/${evilHost}`,
  `/${'a/'.repeat(2_000)}${'../'.repeat(2_000)}/${evilHost}`,
  `/${'../'.repeat(2_000)}${evilHost}`,
]

/**
 * Targets that no link, no step and no redirect may follow off the site, some of them paths of the
 * site all the same.
 */
export const targetCases: readonly TargetCase[] = [...new Set(targets)].map((target) => ({
  name: nameOf(target),
  target,
}))

/** Targets that every site uses. */
export const ordinaryPaths: readonly string[] = [
  '/',
  '/users/7',
  '/users/7/',
  '/users?page=2&q=a%20b#last',
  '/a//b',
  '/a/./b/../c',
  '/a?next=//b.example/../x',
  '/a?next=https://b.example/',
  '/search?q=../..//x',
  '/caf\u00e9/\u65e5\u672c?q=\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
  '/a b',
  '/.well-known/x',
  '/...//x',
  '/a.//b',
  '/file%2Fname/%5C',
  '/@user',
  '/a:b',
]

function nameOf(target: string): string {
  const text = JSON.stringify(target).replace(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return text.length <= 120 ? text : `${text.slice(0, 60)}…${text.length} more${text.slice(-40)}`
}
