/**
 * Headers that every page of a live view carries. Scripts run by nonce only (modules hand it to
 * what they import), the page has no way to make markup from strings (Trusted Types), and nobody
 * may frame it.
 */
export function securityHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': `default-src 'self'; script-src 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; ${policyRest}`,
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
  }
}

const policyRest = [
  `img-src 'self' data: blob:`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'self'`,
  `require-trusted-types-for 'script'`,
].join('; ')
