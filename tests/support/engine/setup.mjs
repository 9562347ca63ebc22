import { tsImport } from 'tsx/esm/api'

// jest does not transform ES modules that run before the tests.
export default async function () {
  const { setUp } = await tsImport('./setup.ts', import.meta.url)
  globalThis.stopEngine = await setUp()
}
