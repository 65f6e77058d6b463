import { describe, expect, it } from 'vitest'
import { requestPage } from '../src/index.ts'
import { openView } from './open-view.ts'
import { postForm } from './post-form.ts'
import { profileView, type Saved } from './profile-form.tsx'

async function openForm() {
  const saved: Saved[] = []
  const { page, server, errors } = await openView(profileView(saved))
  const input = (selector: string): HTMLInputElement => page.find(selector) as HTMLInputElement
  return {
    ...page,
    saved,
    server,
    errors,
    input,
    async type(selector: string, text: string) {
      const control = input(selector)
      control.value = text
      control.dispatchEvent(new Event('input', { bubbles: true }))
      await page.settled()
    },
    /** What the page has sent of forms since the join. */
    sent: () =>
      page.fromClient.filter(([, , , name]) => name === 'live:form').map((each) => each[4]),
  }
}

describe('a form with JavaScript', () => {
  it('[EVT-06] sends what has changed, and shows what is wrong with it', async () => {
    const { type, input, sent, html } = await openForm()
    await type('#profile-email', 'ada')
    expect(sent()).toMatchObject([['profile', { email: 'ada' }]])
    expect(html()).toContain('is no address')
    expect(input('#profile-email').getAttribute('aria-invalid')).toBe('true')
    await type('#profile-email', 'ada@example.org')
    expect(html()).not.toContain('is no address')
    expect(input('#profile-email').getAttribute('aria-invalid')).toBe(null)
  })

  it('[EVT-07] hands its values to the handler, and shows errors before', async () => {
    const { type, click, saved, html } = await openForm()
    await click('#save')
    expect(saved).toEqual([])
    expect(html()).toContain('is needed')
    await type('#profile-name', 'Ada')
    await type('#profile-email', 'ada@example.org')
    await type('#profile-age', '36')
    await type('#profile-password', 'hunter22')
    await click('#profile-agree')
    await click('#save')
    expect(saved).toMatchObject([{ name: 'Ada', age: 36, agree: true, password: 'hunter22' }])
  })

  it('[EVT-07] adds and removes rows', async () => {
    const { click, type, find } = await openForm()
    const titles = () =>
      [...find('form').querySelectorAll('fieldset input')].map(
        (each) => (each as HTMLInputElement).value,
      )
    await click('button[value="add items"]')
    await type('#profile-items-k1-title', 'Second')
    await click('button[value="up items k1"]')
    expect(titles()).toEqual(['Second', 'First'])
    await click('button[value="remove items k1"]')
    expect(titles()).toEqual(['First'])
  })
})

describe('the HTML of a form', () => {
  it('[EVT-11] brings what a browser has to send', async () => {
    const saved: Saved[] = []
    const { server } = await openView(profileView(saved))
    const page = await requestPage(server, '/')
    const [, markup = ''] = /<form(.*?)<\/form>/s.exec(page.html) ?? []
    const fields = [...markup.matchAll(/<input([^>]*)\/>/g)].flatMap(([, attributes = '']) => {
      const [, name] = /name="([^"]*)"/.exec(attributes) ?? []
      const [, value = ''] = /value="([^"]*)"/.exec(attributes) ?? []
      const isOff = attributes.includes('type="checkbox"') && !attributes.includes(' checked')
      return name === undefined || isOff ? [] : [[name, value] as const]
    })
    expect(fields).toContainEqual(['live:event', 'save'])
    expect(fields).toContainEqual(['live:csrf', page.state?.csrf])
    const filled = new Map([
      ...fields,
      ['profile[name]', 'Ada'],
      ['profile[email]', 'ada@example.org'],
      ['profile[password]', 'hunter22'],
    ])
    const { response } = await postForm(server, page, { fields: filled, isPlain: true })
    expect([response.status, saved.map(({ name }) => name)]).toEqual([200, ['Ada']])
  })
})
