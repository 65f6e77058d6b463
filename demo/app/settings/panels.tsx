import type { FieldsOf } from 'livejsx'
import type { z } from 'zod'
import { digests, logoTypes, regions, topicNames, topics } from './choices.ts'
import { FieldBox, FieldGroup, noteId } from './field.tsx'
import type { Settings } from './schema.server.ts'

type Fields = FieldsOf<z.input<typeof Settings>>

/** Who the workspace is. */
export function WorkspaceFields({ fields, logo }: { fields: Fields; logo: number | undefined }) {
  const { name, email, about } = fields
  const logoHint = 'PNG, JPEG or WebP, at most 200 kB'
  const aboutHint = 'At most 280 characters'
  const emailHint = 'Alerts go here. admin@… is taken.'
  return (
    <div class="body">
      <div class="two">
        <FieldBox label="Name" field={name} />
        <FieldBox label="E-mail" field={email} hint={emailHint}>
          <input
            {...email.as('email')}
            aria-describedby={noteId(email, emailHint)}
            class="input"
            autocomplete="off"
          />
        </FieldBox>
      </div>
      <div class="logo-field">
        <span class="logo" aria-hidden="true">
          {logo === undefined ? (
            name.value.slice(0, 1).toUpperCase()
          ) : (
            <img src={`/logo?${logo}`} alt="" width="44" height="44" />
          )}
        </span>
        <FieldBox label="Picture" field={fields.logo} hint={logoHint}>
          <input
            {...fields.logo.as('file')}
            aria-describedby={noteId(fields.logo, logoHint)}
            class="input"
            accept={logoTypes.join()}
          />
        </FieldBox>
      </div>
      <FieldBox label="About" field={about} hint={aboutHint}>
        <textarea
          {...about.as('textarea')}
          aria-describedby={noteId(about, aboutHint)}
          class="input"
          rows={3}
        />
      </FieldBox>
    </div>
  )
}

/** When, of what, and how often. */
export function AlertFields({ fields }: { fields: Fields }) {
  const { sampleSeconds, quietUntil, region, digest } = fields
  const sampleHint = 'In seconds, 1 to 60'
  const quietHint = 'No alerts before'
  return (
    <div class="body">
      <div class="two">
        <FieldBox label="Sample every" field={sampleSeconds} hint={sampleHint}>
          <input
            {...sampleSeconds.as('number')}
            aria-describedby={noteId(sampleSeconds, sampleHint)}
            class="input"
            min="1"
            max="60"
          />
        </FieldBox>
        <FieldBox label="Quiet until" field={quietUntil} hint={quietHint}>
          <input
            {...quietUntil.as('date')}
            aria-describedby={noteId(quietUntil, quietHint)}
            class="input"
          />
        </FieldBox>
      </div>
      <FieldBox label="Region" field={region}>
        <select {...region.as('select')} class="input">
          {regions.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </FieldBox>
      <FieldGroup label="Tell of" field={fields.topics}>
        {topics.map((topic) => (
          <label key={topic} class="check">
            <input {...fields.topics.as('checkbox', topic)} id={`topic-${topic}`} />
            {topicNames[topic]}
          </label>
        ))}
      </FieldGroup>
      <FieldGroup label="How often" field={digest}>
        {digests.map((each, index) => (
          <label key={each} class="check">
            <input {...digest.as('radio', each)} id={`digest-${index}`} />
            {each}
          </label>
        ))}
      </FieldGroup>
    </div>
  )
}

/** Fields within a field. */
export function AddressFields({ fields }: { fields: Fields['address'] }) {
  return (
    <div class="body">
      <FieldBox label="Street" field={fields.street} />
      <div class="two is-uneven">
        <FieldBox label="Postcode" field={fields.postcode} />
        <FieldBox label="City" field={fields.city} />
      </div>
    </div>
  )
}

/** Two fields that have to be the same; neither ever comes back from the server. */
export function PasswordFields({ fields }: { fields: Fields }) {
  const { password, passwordAgain } = fields
  const hint = 'At least 10 characters'
  return (
    <div class="body">
      <div class="two">
        <FieldBox label="New password" field={password} hint={hint}>
          <input
            {...password.as('password')}
            aria-describedby={noteId(password, hint)}
            class="input"
            autocomplete="new-password"
          />
        </FieldBox>
        <FieldBox label="Once more" field={passwordAgain}>
          <input {...passwordAgain.as('password')} class="input" autocomplete="new-password" />
        </FieldBox>
      </div>
    </div>
  )
}
