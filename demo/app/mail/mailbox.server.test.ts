import { beforeEach, describe, expect, it } from 'vitest'
import { createMailbox, type Mailbox } from './mailbox.server.ts'

const inbox = { folder: 'inbox', text: '' } as const
const draft = {
  from: 'Ana',
  address: 'ana@example.org',
  subject: 'Soup',
  paragraphs: ['At noon.'],
}

let mailbox: Mailbox

beforeEach(() => {
  mailbox = createMailbox({
    first: [
      { ...draft, minutesAgo: 5, subject: 'Older', isFlagged: true },
      { ...draft, minutesAgo: 1, subject: 'Newer', isUnread: true },
      { ...draft, minutesAgo: 9, subject: 'Kept', place: 'archive', isUnread: true },
    ],
    utcOffset: 0,
    now: () => Date.UTC(2026, 10, 21, 20, 0),
  })
})

function subjects(box: Parameters<Mailbox['rows']>[0] = inbox): readonly string[] {
  return mailbox.rows(box).map(({ subject }) => subject)
}

describe('createMailbox', () => {
  it('lists the letters of a folder, newest first', () => {
    expect(subjects()).toEqual(['Newer', 'Older'])
    expect(subjects({ folder: 'archive', text: '' })).toEqual(['Kept'])
    expect(subjects({ folder: 'flagged', text: '' })).toEqual(['Older'])
  })

  it('finds letters that contain each word, wherever', () => {
    expect(subjects({ folder: 'inbox', text: 'NOON newer' })).toEqual(['Newer'])
    expect(subjects({ folder: 'inbox', text: 'newer older' })).toEqual([])
  })

  it('counts what is unread in the inbox alone', () => {
    expect(mailbox.counts()).toEqual({ unread: 1, flagged: 1 })
    mailbox.change('m3', { isUnread: false })
    expect(mailbox.counts()).toEqual({ unread: 0, flagged: 1 })
  })

  it('puts a letter that comes back where it was', () => {
    mailbox.change('m3', { place: 'archive' })
    expect(subjects()).toEqual(['Older'])
    mailbox.change('m3', { place: 'inbox' })
    expect(subjects()).toEqual(['Newer', 'Older'])
  })

  it('says that there is no such letter', () => {
    expect(mailbox.change('m99', { isUnread: false })).toBe(false)
    expect(mailbox.letter('m99')).toBeUndefined()
  })

  it('brings unread letters under new ids, and lets the oldest go for them', () => {
    expect(mailbox.deliver(draft)).toEqual({ id: 'm4', gone: undefined })
    expect(mailbox.rows(inbox)[0]).toMatchObject({ id: 'm4', isUnread: true, when: '20:00' })
    for (let count = 5; count <= 80; count += 1) mailbox.deliver(draft)
    expect(mailbox.deliver(draft)).toEqual({ id: 'm81', gone: 'm1' })
    expect(mailbox.letter('m1')).toBeUndefined()
  })

  it('starts over with the first letters under their ids, and gives no other id twice', () => {
    mailbox.deliver(draft)
    mailbox.change('m2', { place: 'archive' })
    mailbox.reset()
    expect(mailbox.rows(inbox).map(({ id }) => id)).toEqual(['m3', 'm2'])
    expect(mailbox.deliver(draft).id).toBe('m5')
  })
})
