/** Starts the browser side. */
export const browserEntry = 'virtual:livejsx/browser'
/** Starts the production server. */
export const serverEntry = 'virtual:livejsx/server'
/** Holds the app's live server while the dev server runs. */
export const devEntry = 'virtual:livejsx/dev-server'
/** The build's files, for `setAssets`. */
export const assetsModule = 'virtual:livejsx/assets'

/** Brings the code of inputs and forms to the browser. */
export const controlsFeature = 'virtual:livejsx/controls'
/** Brings the code of optimistic reducers to the browser. */
export const optimisticFeature = 'virtual:livejsx/optimistic'
/** Brings the code of streams to the browser. */
export const streamsFeature = 'virtual:livejsx/streams'

/** File of the client build, below its directory, that says which views may have live parts. */
export const partsFile = '.vite/parts.json'

/** Returns the id of a virtual module inside of the bundler, with the mark that hides it from others. */
export function toResolvedId(id: string): string {
  return `\0${id}`
}
