/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** An object of {@link Json}. */
export interface JsonObject {
  readonly [key: string]: Json
}
