import { form, liveView } from 'livejsx'
import { z } from 'zod'
import { FieldError } from './forms/field-error.tsx'
import { passGate } from './gates.server.ts'
import { record } from './record.server.ts'
import { startTicker } from './ticker.server.ts'
import { keyOf } from './topic.ts'

const Profile = z.object({
  name: z.string().trim().min(1, 'Name is missing'),
  email: z.email('No address'),
  age: z.number('No number').min(18, 'Too young').optional(),
  agree: z.boolean(),
  size: z.enum(['s', 'm', 'l']),
  colour: z.string(),
  tags: z.array(z.string()),
  bio: z.string(),
  password: z.string().min(4, 'Too short'),
  address: z.object({ city: z.string().min(1, 'City is missing') }),
  items: z.array(z.object({ title: z.string().min(1, 'Title is missing') })),
})

/** A form with every kind of field. */
export default liveView({
  mount({ url, subscribe, signal }) {
    if (url.searchParams.has('ticks')) subscribe(startTicker(signal))
    return {
      key: keyOf(url),
      tick: 0,
      saved: '',
      isHeld: url.searchParams.has('hold'),
      isFrozen: false,
      profile: form(
        Profile,
        {
          name: '',
          email: '',
          age: undefined,
          agree: false,
          size: 'm',
          colour: 'red',
          tags: [],
          bio: '',
          password: '',
          address: { city: '' },
          items: [],
        },
        { types: { age: 'number' }, rows: { items: { title: '' } } },
      ),
    }
  },
  events: { save: Profile },
  handleInfo: { tick: (socket) => socket.update('tick', (tick) => tick + 1) },
  handleEvent: {
    async *save(socket, values) {
      const { profile, key, isHeld } = socket.assigns
      if (isHeld) {
        // A patch while the form is locked, and the spec says when it is over.
        socket.update('tick', (tick) => tick + 1)
        yield
        await passGate(key, 'save')
      }
      const [name, value] = profile.submitter ?? []
      record(key, `save ${JSON.stringify({ ...values, password: values.password.length })}`)
      if (name !== undefined) record(key, `by ${name}=${value}`)
      if (values.email === 'taken@b.co') return profile.addError('email', 'Is taken')
      if (value === 'close') return socket.redirect('/forms/saved')
      profile.set('name', values.name.toUpperCase())
      socket.assign({ saved: values.name })
    },
    freeze: (socket) => socket.update('isFrozen', (isFrozen) => !isFrozen),
    crash() {
      throw new Error('crash')
    },
  },
  onError: (_error, { event }) => (event === 'crash' ? 'restart' : 'keep'),
  title: () => 'Forms',
  render({ tick, saved, isFrozen, profile }, live) {
    const { name, email, age, agree, size, colour, tags, bio, password, address, items } =
      profile.fields
    return (
      <main>
        <h1>Forms</h1>
        <p>
          Tick <output id="tick">{tick}</output>, saved <output id="saved">{saved}</output>
        </p>
        <p class="row">
          <button onClick={live.on('freeze')}>Freeze</button>
          <button onClick={live.on('crash')}>Crash</button>
        </p>
        <form id="profile" class="box" {...live.form('save', { of: profile })}>
          <label>
            Name <input {...name} />
          </label>
          <FieldError field={name} />
          <label>
            Email <input {...email} />
          </label>
          <FieldError field={email} />
          <label>
            Age <input {...age.as('number')} />
          </label>
          <FieldError field={age} />
          <label>
            <input {...agree.as('checkbox')} /> Agree
          </label>
          {['s', 'm', 'l'].map((each) => (
            <label key={each}>
              <input {...size.as('radio', each)} /> {each}
            </label>
          ))}
          <label>
            Colour{' '}
            <select {...colour.as('select')}>
              <option>red</option>
              <option>green</option>
            </select>
          </label>
          <label>
            Tags{' '}
            <select {...tags.as('select')}>
              <option>a</option>
              <option>b</option>
              <option>c</option>
            </select>
          </label>
          <label>
            Password <input {...password.as('password')} />
          </label>
          <FieldError field={password} />
          <label>
            City <input {...address.city} />
          </label>
          <FieldError field={address.city} />
          <fieldset>
            <legend>Items</legend>
            {items.rows.map((row) => (
              <p key={row.key} class="row">
                <input aria-label={`Title ${row.index}`} {...row.fields.title} />
                <FieldError field={row.fields.title} />
                <button {...row.remove}>Remove {row.index}</button>
                <button {...row.up}>Up {row.index}</button>
              </p>
            ))}
            <button {...items.add}>Add</button>
          </fieldset>
          <label>
            Fixed <input readOnly aria-label="Fixed" value="as it is" />
          </label>
          <p class="row">
            <button disabled={isFrozen}>{live.pending('save') ? 'Saving…' : 'Save'}</button>
            <button name="then" value="close">
              Save and close
            </button>
            <button type="reset">Reset</button>
          </p>
        </form>
        <label>
          Bio <textarea form="profile" {...bio.as('textarea')} />
        </label>
      </main>
    )
  },
})
