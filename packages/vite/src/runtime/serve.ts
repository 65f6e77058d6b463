/** The part of a live server that the production entry needs. */
interface Listening {
  /** Returns the port that it listens on. */
  listen(port: number): Promise<number>
}

/** Starts the server on `PORT` (3000 without it) and prints its address. */
export async function serve(server: Listening): Promise<void> {
  const port = await server.listen(Number(process.env['PORT'] ?? 3000))
  console.log(`Listening on http://localhost:${port}`)
}
