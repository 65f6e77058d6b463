import { form, liveView } from '@livejsx/view'
import { z } from 'zod'

export const Profile = z
  .object({
    name: z.string().min(1, 'is needed'),
    email: z.email('is no address'),
    age: z.number('is no number').optional(),
    agree: z.boolean(),
    tags: z.array(z.string()),
    password: z.string().min(4, 'is too short'),
    again: z.string(),
    address: z.object({ city: z.string() }),
    items: z.array(z.object({ title: z.string().min(1, 'has no title') })).min(1, 'are needed'),
    photo: z.file().optional(),
  })
  .refine(({ name, again }) => again === '' || name === again, {
    path: ['again'],
    error: 'differs',
  })
  .refine(({ name, email }) => name !== email, 'Name and address are the same')

/** What reaches the handler of a form that is filled in well. */
export type Saved = z.infer<typeof Profile>

const first = {
  name: '',
  email: '',
  age: undefined,
  agree: false,
  tags: [],
  password: '',
  again: '',
  address: { city: 'Ulm' },
  items: [{ title: 'First' }],
  photo: undefined,
}

/** A view with a form of every kind of field. What it saves is pushed to `saved`. */
export function profileView(saved: Saved[] = []) {
  return liveView({
    mount: () => ({
      other: 0,
      profile: form(Profile, first, {
        rows: { items: { title: '' } },
        types: { age: 'number', photo: 'file' },
      }),
    }),
    events: {
      save: Profile,
      saveOlder: Profile.refine((values) => (values.age ?? 0) > 17, {
        path: ['age'],
        error: 'is too young',
      }),
    },
    handleEvent: {
      async save(socket, values) {
        await Promise.resolve()
        saved.push(values)
        if (values.email === 'taken@example.org') {
          socket.assigns.profile.addError('email', 'is taken')
          return
        }
        if (values.name === 'Away') socket.redirect('/elsewhere')
        socket.assigns.profile.reset(values)
        socket.update('other', (count) => count + 1)
        if (values.name === 'Eve') throw new Error('Eve is not wanted')
      },
      saveOlder: (_socket, values) => void saved.push(values),
      draft: (socket) => void socket.assigns.profile.set('name', 'Draft'),
      normalise(socket) {
        const { profile } = socket.assigns
        profile.set('name', profile.values.name.trim())
      },
    },
    render: ({ profile, other }, live) => {
      const { name, email, age, agree, tags, again, items, password, address, photo } =
        profile.fields
      return (
        <form {...live.form('save', { of: profile })}>
          <output>{other}</output>
          {profile.errors.map((text) => (
            <p role="alert">{text}</p>
          ))}
          <input {...name} />
          {name.errors.map((text) => (
            <p id={name.errorId}>{text}</p>
          ))}
          <input {...email.as('email')} />
          <p id={email.errorId}>{email.errors}</p>
          <input {...age.as('number')} />
          <p id={age.errorId}>{age.errors}</p>
          <input {...agree.as('checkbox')} />
          <input {...tags.as('checkbox', 'a')} />
          <input {...tags.as('checkbox', 'b')} />
          <input {...password.as('password')} />
          <p id={password.errorId}>{password.errors}</p>
          <input {...again} />
          <input {...address.city} />
          <input {...photo.as('file')} />
          <p id={photo.errorId}>{photo.errors}</p>
          {items.rows.map((row) => (
            <fieldset key={row.key}>
              <input {...row.fields.title} />
              <button {...row.up}>Up</button>
              <button {...row.remove}>Remove</button>
            </fieldset>
          ))}
          <p id={items.errorId}>{items.errors}</p>
          <button {...items.add}>Add</button>
          <button id="save">Save</button>
        </form>
      )
    },
  })
}

/** Fields that the form of {@link profileView} takes. */
export const filled = {
  name: 'Ada',
  email: 'ada@example.org',
  agree: true,
  password: 'hunter22',
}
