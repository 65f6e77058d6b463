import { describe, expect, it } from 'vitest'
import { notFound, StatusError, statusError } from './status-error.ts'

function caught(run: () => never): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('statusError', () => {
  it('[NAV-01] throws an error with the status and the text for the visitor', () => {
    const error = caught(() => statusError(403, 'Only admins may see this page.'))
    expect(error).toBeInstanceOf(StatusError)
    expect(error).toMatchObject({ status: 403, text: 'Only admins may see this page.' })
    expect(String(error)).toBe('StatusError: Status 403: Only admins may see this page.')
  })

  it('[NAV-01] takes statuses of errors only', () => {
    for (const status of [200, 302, 399, 600, 404.5, Number.NaN]) {
      expect(() => statusError(status)).toThrow('a number from 400 to 599')
    }
  })
})

describe('notFound', () => {
  it('[NAV-01] throws 404, with a text if one is given', () => {
    expect(caught(() => notFound())).toMatchObject({ status: 404, text: undefined })
    expect(caught(() => notFound('No such user'))).toMatchObject({ text: 'No such user' })
  })
})
