/**
 * What a stash survives, from the least to the most.
 *
 * - `reconnect`: the server's end and any loss of the connection, as long as the page lives.
 * - `reload`: reloads, back and forward, a restored tab. A new visit of the address begins anew.
 * - `tab`: new visits in the same tab, too.
 * - `session`: the end of the tab, too. One open tab has it at a time.
 */
export type StashScope = 'reconnect' | 'reload' | 'tab' | 'session'
