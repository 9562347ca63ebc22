/**
 * Stands in for zod in the builds. A client validates nothing: the server parses every request and every
 * answer. Of a contract it reads method, path and access only, so its schemas are built from nothing, which
 * saves zod itself. Every property and every call returns the stand-in again; running a schema is a bug and
 * throws.
 */
function refuseToRun() {
  throw new Error('the mini-program has no schemas to parse with')
}

const inert = new Proxy(() => {}, {
  get: (_target, name) => (name === 'parse' || name === 'safeParse' ? refuseToRun : inert),
  apply: () => inert,
})

module.exports = inert
