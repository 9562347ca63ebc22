import { tsImport } from 'tsx/esm/api'

// jest does not compile what it runs before the tests when that is an ES module.
export default async function () {
  const { setUp } = await tsImport('./setup.ts', import.meta.url)
  globalThis.stopEngine = await setUp()
}
