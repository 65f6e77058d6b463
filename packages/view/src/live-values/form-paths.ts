/** What is a value of a field, although `typeof` calls some of it an object. */
type Scalar = string | number | bigint | boolean | Date | Blob | null | undefined

/** Levels that types follow, as many as a form may have. */
type Levels = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
type Less<Depth extends 1[]> = Depth extends [1, ...infer Rest extends 1[]] ? Rest : []

/** The items of a list whose items are objects; `never` = not such a list. */
export type RowOf<Value> =
  NonNullable<Value> extends readonly (infer Item)[]
    ? unknown extends Item
      ? never
      : [Item] extends [Scalar]
        ? never
        : Item
    : never

/** Whether a value is a plain object with fields of its own. */
export type IsGroup<Value> = unknown extends Value
  ? false
  : [NonNullable<Value>] extends [Scalar | readonly unknown[]]
    ? false
    : true

/** The values that a form may begin with: each field has one, which may be empty. */
export type Initial<Values> = Fields<Values, 'each'>

/** Values for a form that has begun: what its schema takes, and what fields can be without. */
export type Given<Values> = Fields<Values, 'some'>

type Fields<Values, Needed extends 'each' | 'some'> = unknown extends Values
  ? object
  : Needed extends 'each'
    ? { readonly [Name in keyof Values]-?: FieldValue<Values[Name], Needed> }
    : { readonly [Name in keyof Values]: FieldValue<Values[Name], Needed> }

type FieldValue<Value, Needed extends 'each' | 'some'> = unknown extends Value
  ? unknown
  : [RowOf<Value>] extends [never]
    ? IsGroup<Value> extends true
      ? Fields<NonNullable<Value>, Needed>
      : Widened<Value> | undefined | null
    : readonly Fields<RowOf<Value>, Needed>[]

/** What is empty at first may be none of the texts that the schema takes in the end. */
type Widened<Value> = Value extends string
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly Widened<Item>[]
    : Value

type Join<Name, Rest extends string> = Name extends string ? `${Name}.${Rest}` : never

/** Paths of a form's fields; with `never` for the keys of rows, without these. */
export type FieldPath<
  Values,
  Key extends string = `k${number}`,
  Depth extends 1[] = Levels,
> = unknown extends Values
  ? string
  : Depth extends []
    ? never
    : {
        [Name in keyof Values & string]-?: [RowOf<Values[Name]>] extends [never]
          ? IsGroup<Values[Name]> extends true
            ? Join<Name, FieldPath<NonNullable<Values[Name]>, Key, Less<Depth>>>
            : Name
          : Join<Name, KeyThen<Key, FieldPath<RowOf<Values[Name]>, Key, Less<Depth>>>>
      }[keyof Values & string]

/** Paths of a form's lists of rows. */
export type ListPath<
  Values,
  Key extends string = never,
  Depth extends 1[] = Levels,
> = unknown extends Values
  ? string
  : Depth extends []
    ? never
    : {
        [Name in keyof Values & string]-?: [RowOf<Values[Name]>] extends [never]
          ? IsGroup<Values[Name]> extends true
            ? Join<Name, ListPath<NonNullable<Values[Name]>, Key, Less<Depth>>>
            : never
          : Name | Join<Name, KeyThen<Key, ListPath<RowOf<Values[Name]>, Key, Less<Depth>>>>
      }[keyof Values & string]

type KeyThen<Key extends string, Rest extends string> = [Key] extends [never]
  ? Rest
  : `${Key}.${Rest}`

/** What a row of the list at a path begins with. */
export type RowAt<Values, Path extends string> = unknown extends Values
  ? object
  : Path extends `${infer Name}.${infer Rest}`
    ? Name extends keyof Values
      ? [RowOf<Values[Name]>] extends [never]
        ? RowAt<NonNullable<Values[Name]>, Rest>
        : RowAt<RowOf<Values[Name]>, Rest extends `k${number}.${infer Below}` ? Below : Rest>
      : never
    : Path extends keyof Values
      ? Initial<RowOf<Values[Path]>>
      : never
