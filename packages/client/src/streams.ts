import { listVerbs, streamVerbs, type ListVerb } from '@livejsx/protocol'
import { createStreamView, features, shown } from '@livejsx/view/internal'

/**
 * Brings the code of streams to a page, before its first render. A browser's own page has it by
 * importing this module, which the Vite plugin does for views with streams.
 */
features.shown = shown
features.values['stream'] = createStreamView
for (const [verb, apply] of Object.entries<ListVerb>(streamVerbs)) listVerbs.set(verb, apply)
