// Types only, never run: everything below is inferred, no generics are written by the author.
import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { form, liveView, type Field, type FormRows, type FormView } from '../src/index.ts'

const Profile = z.object({
  name: z.string(),
  age: z.number().optional(),
  size: z.enum(['s', 'm']),
  born: z.date(),
  photo: z.file().optional(),
  tags: z.array(z.string()),
  address: z.object({ city: z.string().transform((text) => text.length) }),
  items: z.array(z.object({ title: z.string(), notes: z.array(z.object({ text: z.string() })) })),
})

const first = {
  name: '',
  age: undefined,
  size: '',
  born: undefined,
  photo: undefined,
  tags: [],
  address: { city: '' },
  items: [],
}

describe('form', () => {
  it('[EVT-07] gives fields, values and payloads their types without any being written', () => {
    liveView({
      mount: () => ({
        count: 0,
        profile: form(Profile, first, {
          types: { age: 'number', photo: 'file', born: 'date' },
          rows: { items: { title: '', notes: [] }, 'items.notes': { text: '' } },
          secret: ['address.city', 'items.title'],
        }),
      }),
      events: { save: Profile },
      handleEvent: {
        save(socket, values) {
          expectTypeOf(values.address.city).toEqualTypeOf<number>()
          expectTypeOf(values.size).toEqualTypeOf<'s' | 'm'>()
          const { profile } = socket.assigns
          expectTypeOf(profile.values.address.city).toEqualTypeOf<string>()
          expectTypeOf(profile.output?.address.city).toEqualTypeOf<number | undefined>()
          profile.addError('email' as never, 'is taken')
          profile.addError('address.city', 'is far')
          profile.addError('items', 'are few')
          profile.addError('', 'is wrong')
          profile.set('items.k0.notes.k1.text', 'x')
          profile.insertRow('items', { title: '', notes: [{ text: '' }] }, 0)
          profile.insertRow('items.k0.notes', { text: '' })
          profile.reset({ ...first, name: 'Ada' })
          socket.assign({ profile: form(Profile, first) })
          // @ts-expect-error there is no such field
          profile.addError('adress.city', 'is far')
          // @ts-expect-error a list of rows is no field
          profile.set('items', [])
          // @ts-expect-error a field is no list of rows
          profile.insertRow('tags')
          // @ts-expect-error a row has other values
          profile.insertRow('items', { name: '' })
        },
      },
      render({ profile, count }, live) {
        expectTypeOf(count).toEqualTypeOf<number>()
        const { fields } = profile
        expectTypeOf(fields.name).toEqualTypeOf<Field>()
        expectTypeOf(fields.age).toEqualTypeOf<Field>()
        expectTypeOf(fields.born).toEqualTypeOf<Field>()
        expectTypeOf(fields.photo).toEqualTypeOf<Field>()
        expectTypeOf(fields.tags).toEqualTypeOf<Field>()
        expectTypeOf(fields.address.city).toEqualTypeOf<Field>()
        expectTypeOf(fields.items.rows[0]!.fields.notes).toEqualTypeOf<FormRows<{ text: string }>>()
        // @ts-expect-error there is no such field
        void fields.nmae
        // @ts-expect-error there is no such field further in
        void fields.address.street
        // @ts-expect-error a group is no field
        void fields.address.errors
        return (
          <form {...live.form('save', { of: profile })}>
            <input {...fields.name} />
            <input {...fields.age.as('number')} min={1} />
            <input {...fields.size.as('radio', 'm')} />
            <input {...fields.name.as('checkbox')} />
            <input {...fields.photo.as('file')} accept="image/*" />
            <textarea {...fields.name.as('textarea')} />
            <select {...fields.size.as('select')}>
              <option>m</option>
            </select>
            <select {...fields.tags.as('select')} />
            {fields.items.rows.map((row) => (
              <fieldset key={row.key}>
                <input {...row.fields.title} />
                <button {...row.remove}>×</button>
              </fieldset>
            ))}
            <button {...fields.items.add}>Add</button>
          </form>
        )
      },
    })
  })

  it('[EVT-07] wants a value for each field, of its type or empty', () => {
    const Small = z.object({ name: z.string(), age: z.number() })
    form(Small, { name: '', age: undefined })
    form(Small, { name: '', age: null })
    // @ts-expect-error a field is missing
    form(Small, { name: '' })
    // @ts-expect-error another type
    form(Small, { name: '', age: '' })
    // @ts-expect-error there is no such field
    form(Small, { name: '', age: 1 }, { types: { aeg: 'number' } })
    // @ts-expect-error there is no such type
    form(Small, { name: '', age: 1 }, { types: { age: 'numeric' } })
    // @ts-expect-error there is no such field
    form(Small, { name: '', age: 1 }, { secret: ['pin'] })
    // @ts-expect-error there is no such list
    form(Small, { name: '', age: 1 }, { rows: { name: {} } })
  })

  it('[EVT-07] takes the types of any Standard Schema', () => {
    const fromValibot = form(
      v.object({ name: v.string(), lines: v.array(v.object({ a: v.number() })) }),
      {
        name: '',
        lines: [],
      },
    )
    const fromArktype = form(type({ name: 'string', lines: type({ a: 'number' }).array() }), {
      name: '',
      lines: [],
    })
    expectTypeOf(fromValibot.values.lines[0]!.a).toEqualTypeOf<number>()
    expectTypeOf(fromArktype.values.lines[0]!.a).toEqualTypeOf<number>()
    // @ts-expect-error there is no such field
    fromValibot.set('nmae', '')
    // @ts-expect-error there is no such field
    fromArktype.set('nmae', '')
  })

  it('[EVT-07] lets anything be a field where the schema says nothing', () => {
    const open = form(z.unknown(), { name: '' })
    open.addError('whatever', 'is wrong')
    expectTypeOf<FormView['fields']['name']>().toEqualTypeOf<Field>()
  })
})
