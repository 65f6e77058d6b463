import { debounce, form, liveComponent, type MountContext } from 'livejsx'
import { z } from 'zod'
import { record } from '../record.server.ts'
import { FieldError } from './field-error.tsx'

const Card = z.object({
  title: z.string().min(3, 'Too short'),
  file: z.instanceof(File).optional(),
})

/** A form of a live component, which waits until typing pauses. */
export const CardForm = liveComponent({
  mount: ({ props }: MountContext<{ lab: string }>) => ({
    key: props.lab,
    saved: '',
    card: form(Card, { title: '', file: undefined }, { types: { file: 'file' } }),
  }),
  events: { save: Card },
  handleEvent: {
    save(socket, { title, file }) {
      record(socket.assigns.key, `card ${title} ${file?.name ?? 'none'}`)
      socket.assign({ saved: title })
    },
  },
  render({ saved, card }, live) {
    const { title, file } = card.fields
    const { onInput, onChange, ...props } = live.form('save', { of: card })
    return (
      <form
        aria-label="Card"
        {...props}
        onInput={debounce(onInput, 300)}
        onChange={debounce(onChange, 300)}
      >
        <input aria-label="Title" {...title} />
        <FieldError field={title} />
        <input aria-label="File" {...file.as('file')} />
        <button>Save</button>
        <output>{saved}</output>
      </form>
    )
  },
})
