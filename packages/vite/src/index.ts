export { livejsx } from './livejsx.ts'
export type { LiveJsxOptions } from './options.ts'
