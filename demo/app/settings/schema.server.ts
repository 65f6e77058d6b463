import { z } from 'zod'
import { digests, hookEvents, logoTypes, maxLogoBytes, regions, topics } from './choices.ts'

const required = 'Needed'

/** What the settings of the workspace may be. */
export const Settings = z
  .object({
    name: z.string().trim().min(1, required).max(40, 'At most 40 characters'),
    email: z.email('An address such as ops@example.org'),
    logo: z
      .instanceof(File, { message: 'A picture is expected' })
      .refine((file) => file.size <= maxLogoBytes, 'At most 200 kB')
      .refine((file) => logoTypes.some((type) => type === file.type), 'PNG, JPEG or WebP')
      .nullish(),
    about: z.string().max(280, 'At most 280 characters'),
    sampleSeconds: z
      .number('A number')
      .int('A whole number')
      .min(1, 'At least 1 s')
      .max(60, 'At most 60 s'),
    quietUntil: z.date('A date').nullable(),
    region: z.enum(regions, 'Choose one'),
    topics: z.array(z.enum(topics)).min(1, 'Choose at least one'),
    digest: z.enum(digests, 'Choose one'),
    address: z.object({
      street: z.string().max(80, 'At most 80 characters'),
      postcode: z.string().regex(/^[A-Z0-9 -]{0,10}$/i, 'Letters and digits'),
      city: z.string().trim().min(1, required).max(60, 'At most 60 characters'),
    }),
    password: z
      .string()
      .refine((text) => text === '' || text.length >= 10, 'At least 10 characters'),
    passwordAgain: z.string(),
    webhooks: z
      .array(
        z.object({
          url: z.url({ protocol: /^https$/, message: 'An address that begins with https://' }),
          event: z.enum(hookEvents),
        }),
      )
      .max(6, 'At most 6 webhooks'),
  })
  .refine(({ password, passwordAgain }) => password === passwordAgain, {
    path: ['passwordAgain'],
    message: 'Not the same',
    // Otherwise it would only be told once everything else is right.
    when: () => true,
  })

/** Settings that are valid. */
export type SettingsValues = z.output<typeof Settings>
