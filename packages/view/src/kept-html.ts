declare const trustedTypes: { readonly emptyHTML: string } | undefined

/**
 * For the `dangerouslySetInnerHTML` of an element whose inside Preact shall leave alone: while it
 * hydrates, and afterwards. Empty HTML that pages with Trusted Types accept.
 */
export const keptHtml = {
  __html: typeof trustedTypes === 'undefined' ? '' : (trustedTypes?.emptyHTML ?? ''),
}
