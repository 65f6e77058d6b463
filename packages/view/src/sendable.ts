import type { AsyncResult } from './live-values/async.ts'
import type { kind } from './live-values/kind.ts'
import type { Stream } from './live-values/stream.ts'
import type { Secret } from './secret.ts'

type Callable = ((...args: never[]) => unknown) | (abstract new (...args: never[]) => unknown)
type Container = readonly unknown[] | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>
type Scalar = string | number | boolean | bigint | null | undefined | void
/** What crosses the wire as one value, and live values, which have a wire form of their own. */
type Whole = Scalar | Date | URL | Uint8Array | { readonly [kind]: string }

/**
 * What is wrong with a value itself, whatever it holds; `never` = nothing that types can tell.
 *
 * Errors are told from plain objects by `stack`, other classes by their private members, which are
 * not among the keys.
 */
type Flaw<Value> = unknown extends Value
  ? never
  : Value extends Whole
    ? never
    : Value extends symbol
      ? 'is a symbol'
      : Value extends Callable
        ? 'is a function'
        : Value extends PromiseLike<unknown>
          ? 'is a promise'
          : Value extends RegExp
            ? 'is an instance of `RegExp`'
            : Value extends Secret<unknown>
              ? 'is an instance of `Secret`'
              : Value extends URLSearchParams
                ? 'is an instance of `URLSearchParams`'
                : Value extends Container
                  ? never
                  : Value extends { readonly stack?: string; readonly message: string }
                    ? 'stack' extends keyof Value
                      ? 'is an instance of `Error`'
                      : PrivateMembers<Value>
                    : PrivateMembers<Value>
type PrivateMembers<Value> = { [Key in keyof Value]: Value[Key] } extends Value
  ? never
  : 'is an instance of a class'

/**
 * The shape that a value has to fit to cross the wire: its own one, with `never` in place of what
 * cannot. Nested shapes are in members, which TypeScript looks at when it compares and not before:
 * recursive types have no end otherwise. Symbol keys stay, since they are never sent.
 */
type Wire<Value> = unknown extends Value
  ? Value
  : Value extends Whole
    ? Value
    : [Flaw<Value>] extends [never]
      ? Value extends readonly unknown[]
        ? { readonly [Index: number]: Wire<Value[number]> }
        : Value extends ReadonlyMap<infer Key, infer Item>
          ? { keys(): Iterable<Wire<Key>>; values(): Iterable<Wire<Item>> }
          : Value extends ReadonlySet<infer Item>
            ? { values(): Iterable<Wire<Item>> }
            : { [Key in keyof Value]: Key extends symbol ? Value[Key] : Wire<Value[Key]> }
      : never

/** The assigns with live values as the data that they bring to the page. */
type Brought<Assigns> = {
  [Key in keyof Assigns]: Assigns[Key] extends Stream<infer Item>
    ? readonly Item[]
    : Assigns[Key] extends AsyncResult<infer Value>
      ? Value
      : Assigns[Key]
}

/**
 * A state if it can cross the wire as far as types can tell, `never` if not: plain objects, lists,
 * `string number boolean null undefined bigint Date Map Set URL Uint8Array` and live values can.
 * `unknown` and `any` pass, and so do objects of a class without methods and private members.
 */
export type Sendable<State> = [Brought<State>] extends [Wire<Brought<State>>] ? State : never

/** Levels of the path that a message names, enough to find the place and few enough to compute. */
type MaxDepth = 5

type PathTo<Path extends string, Key> = Key extends string
  ? string extends Key
    ? `${Path}[string]`
    : `${Path}.${Key}`
  : `${Path}[number]`

type Message<
  Path extends string,
  Text extends string,
> = `${Path} ${Text}; only plain data crosses the wire – pick the fields, or keep it in \`private\``

type FlawedKeys<Value> = {
  [Key in keyof Value]-?: Key extends symbol
    ? never
    : [Flaw<Value[Key]>] extends [never]
      ? never
      : Key
}[keyof Value]

type FaultAt<Value, Path extends string, Depth extends 1[]> = [Value] extends [Wire<Value>]
  ? never
  : [Flaw<Value>] extends [never]
    ? Depth['length'] extends MaxDepth
      ? Message<Path, 'holds something else'>
      : Value extends unknown
        ? FaultIn<Value, Path, [...Depth, 1]>
        : never
    : Message<Path, Flaw<Value>>

type FaultIn<Value, Path extends string, Depth extends 1[]> = Value extends readonly (infer Item)[]
  ? FaultAt<Item, `${Path}[number]`, Depth>
  : Value extends ReadonlyMap<infer Key, infer Item>
    ? FaultAt<Key, `${Path}.keys()`, Depth> | FaultAt<Item, `${Path}.values()`, Depth>
    : Value extends ReadonlySet<infer Item>
      ? FaultAt<Item, `${Path}.values()`, Depth>
      : FaultOfFields<Value, Path, Depth>

// Flaws of the fields themselves come first: a recursive type has them on each of its levels.
type FaultOfFields<Value, Path extends string, Depth extends 1[]> = [FlawedKeys<Value>] extends [
  never,
]
  ? {
      [Key in keyof Value]-?: Key extends symbol
        ? never
        : FaultAt<Value[Key], PathTo<Path, Key>, Depth>
    }[keyof Value]
  : {
      [Key in FlawedKeys<Value>]: Message<PathTo<Path, Key>, Flaw<Value[Key]>>
    }[FlawedKeys<Value>]

/**
 * Reports assigns that cannot cross the wire, after they have been inferred: `unknown` when there
 * are none, otherwise a `mount` that nothing fits, with the path and the fault as its type.
 */
export type SendableAssigns<Assigns> = [Brought<Assigns>] extends [Wire<Brought<Assigns>>]
  ? unknown
  : { mount: FaultIn<Brought<Assigns>, 'assigns', []> }
