// Imported before the app: `node dist/server/index.js` is production if nobody says otherwise.
process.env['NODE_ENV'] ??= 'production'
