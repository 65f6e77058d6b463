import { features } from '@livejsx/view/internal'
import { createAnnouncer } from './navigation/announcer.ts'
import { createJourney, type Journey } from './navigation/journey.ts'
import { followLinks } from './navigation/links.ts'
import type { NavigationHost } from './navigation/navigation-host.ts'
import { prefetchLinks } from './navigation/prefetch.ts'

/** Leads a page from view to view. */
export interface Navigator extends Pick<Journey, 'onAddress' | 'onNavigate'> {
  /** Leaves links and the history to the browser. */
  stop(): void
}

/** Takes over the links and the history of a page. */
export function startNavigation(host: NavigationHost): Navigator {
  const announcer = createAnnouncer(document)
  const journey = createJourney(host, announcer.say)
  features.navigate = journey.go
  const stops = [
    announcer.remove,
    journey.stop,
    followLinks(journey.go),
    prefetchLinks(host),
    () => delete features.navigate,
  ]
  return {
    onAddress: journey.onAddress,
    onNavigate: journey.onNavigate,
    stop() {
      for (const stop of stops) stop()
    },
  }
}
