/** How the tags of an app are compiled: its elements take hooks, which only this runtime knows. */
export const jsx = { runtime: 'automatic', importSource: 'livejsx' } as const
