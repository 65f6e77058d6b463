/** Regions that a workspace can be in. */
export const regions = [
  'Europe',
  'North America',
  'South America',
  'Africa',
  'Asia',
  'Oceania',
] as const

/** What a workspace can be told of. */
export const topics = ['load', 'memory', 'disk', 'restarts'] as const

/** How topics are called. */
export const topicNames: Readonly<Record<(typeof topics)[number], string>> = {
  load: 'High load',
  memory: 'Little memory left',
  disk: 'Disk nearly full',
  restarts: 'Restarts',
}

/** How often a workspace is told. */
export const digests = ['at once', 'daily', 'weekly'] as const

/** When a webhook is called. */
export const hookEvents = ['alert', 'resolved', 'restart'] as const

/** Largest picture that is taken, in bytes. */
export const maxLogoBytes = 200_000

/** Types of pictures that are taken. Not SVG, which may hold scripts. */
export const logoTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
