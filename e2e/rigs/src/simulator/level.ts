/**
 * How far a view's promises go: `commit` has no stash, so resolved means committed; `retain` and
 * `strict` are those of docs/stash.md.
 */
export type Level = 'commit' | 'retain' | 'strict'
