/** The part of a live server that the production entry needs. */
interface Listening {
  /** Returns the port that it listens on. */
  listen(port: number): Promise<number>
}

/**
 * Starts the app's server on `PORT` (3000 without it) and prints its address. What keeps it from
 * starting is told first and in one line, then by its stack, and the process exits with 1.
 */
export async function serve(load: () => Promise<{ readonly default: Listening }>): Promise<void> {
  try {
    const { default: server } = await load()
    const port = await server.listen(Number(process.env['PORT'] ?? 3000))
    console.log(`Listening on http://localhost:${port}`)
  } catch (error) {
    const { message, stack = '' } = error as Error
    console.error(`The server cannot start. ${message}`)
    console.error(stack.slice(stack.indexOf('\n    at ') + 1))
    process.exit(1)
  }
}
