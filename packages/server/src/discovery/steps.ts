import { isPromiseLike } from '../promise-like.ts'

/** Yields promises that have to be awaited before it goes on. */
export type Steps<Result> = Generator<PromiseLike<unknown>, Result, unknown>

/** Runs steps to their end: at once as long as nothing has to be awaited. */
export function runSteps<Result>(steps: Steps<Result>): Result | Promise<Result> {
  const { done, value } = steps.next()
  return done === true ? (value as Result) : runAwaited(steps, value as PromiseLike<unknown>)
}

async function runAwaited<Result>(
  steps: Steps<Result>,
  first: PromiseLike<unknown>,
): Promise<Result> {
  let pending = first
  for (;;) {
    const { done, value } = await Promise.resolve(pending).then(
      (settled) => steps.next(settled),
      (error: unknown) => steps.throw(error),
    )
    if (done === true) return value
    pending = value
  }
}

/**
 * Gives what a value is or becomes.
 *
 * @yields the value, if it is a promise
 */
export function* settled(value: unknown): Steps<unknown> {
  return isPromiseLike(value) ? yield value : value
}
