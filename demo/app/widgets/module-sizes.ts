/** How large an installed package is. */
export interface ModuleSize {
  readonly name: string
  readonly bytes: number
  readonly files: number
}

/** What a measurement of all packages has found. */
export interface ModuleSizes {
  readonly tookMs: number
  /** Packages in all. */
  readonly count: number
  readonly bytes: number
  readonly files: number
  /** The largest ones by bytes and by files, in no order. */
  readonly largest: readonly ModuleSize[]
}
