/**
 * Replaces zod in the builds, which saves its bytes. The client validates nothing, because the server parses
 * every request and answer; of a contract it reads method, path and access only. Every property and call
 * returns the stand-in again. Parsing with it is a bug and throws.
 */
function refuseToRun() {
  throw new Error('the mini-program has no schemas to parse with')
}

const inert = new Proxy(() => {}, {
  get: (_target, name) => (name === 'parse' || name === 'safeParse' ? refuseToRun : inert),
  apply: () => inert,
})

module.exports = inert
