import { listVerbs, streamVerbs, type ListVerb } from '@livejsx/protocol'
import { createStreamView, features, shown, streamRows } from '@livejsx/view/internal'
import { mergeStreams } from './stream-merge.ts'
import { reuseRows } from './stream-rows.ts'

/**
 * Brings the code of streams to a page, before its first render. A browser's own page has it by
 * importing this module, which the Vite plugin does for views with streams.
 */
features.shown = shown
features.values['stream'] = createStreamView
features.merged = mergeStreams
streamRows.make = reuseRows
for (const [verb, apply] of Object.entries<ListVerb>(streamVerbs)) listVerbs.set(verb, apply)
