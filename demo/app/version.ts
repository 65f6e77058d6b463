/** Number of the build that this code is part of: on the server the server's, in the browser the page's. */
export const version = Number(import.meta.env['VITE_VERSION'] ?? 1)
