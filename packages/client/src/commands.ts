import { js, type CommandData, type JsCommand } from '@livejsx/view'

/**
 * Runs commands that the server sent, in order.
 *
 * @throws what a command throws; those after it are not run
 */
export function runCommands(commands: readonly CommandData[]): void {
  const all = js as unknown as Readonly<Record<string, (...args: readonly unknown[]) => JsCommand>>
  for (const [name, ...args] of commands) all[name]?.(...args)()
}
