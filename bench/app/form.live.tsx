import { form, liveView } from 'livejsx'
import { z } from 'zod'

const Address = z.object({
  name: z.string().min(2, 'must have two letters'),
  email: z.email('must be an address'),
  phone: z.string().regex(/^[+\d ()-]*$/, 'must be a number'),
  street: z.string().min(1, 'must not be empty'),
  city: z.string().min(1, 'must not be empty'),
  zip: z.string().regex(/^\d{5}$/, 'must be five digits'),
  country: z.string().min(2, 'must have two letters'),
  company: z.string().max(60, 'must be shorter'),
  website: z.union([z.literal(''), z.url('must be an address')]),
  notes: z.string().max(500, 'must be shorter'),
})

const first = {
  name: 'Ada Lovelace',
  email: 'ada@example.org',
  phone: '+44 20 7946 0958',
  street: '12 St James’s Square',
  city: 'London',
  zip: '10115',
  country: 'United Kingdom',
  company: 'Analytical Engines',
  website: 'https://example.org/ada',
  notes: 'None',
}

const names = Object.keys(first) as (keyof typeof first)[]

export default liveView({
  mount: () => ({ f: form(Address, first) }),
  events: { validate: Address },
  handleEvent: {
    // Each change is validated without it; this is the submit.
    validate: (socket) => socket.assigns.f.reset(),
  },
  title: () => 'Form',
  render({ f }, live) {
    return (
      <form {...live.form('validate', { of: f })}>
        {names.map((name) => {
          const field = f.fields[name]
          return (
            <div class="field" key={name}>
              <label for={field.id}>{name}</label>
              <input {...field} />
              <span class="error" id={field.errorId}>
                {field.errors.join(', ')}
              </span>
            </div>
          )
        })}
        <button>Save</button>
      </form>
    )
  },
})
