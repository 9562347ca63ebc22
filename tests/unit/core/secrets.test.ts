import { afterEach, expect, jest, test } from '@jest/globals'
import { fetchSecrets } from '@zhixing/functions/core/secrets'

const PATH = '/zhixing/test'
const calls: string[][] = []

/** An SSM that holds these parameters and, as the real one, takes at most ten names a call. */
function serveParameters(stored: Record<string, string>) {
  calls.length = 0
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
    const { Names } = JSON.parse(String(init?.body)) as { Names: string[] }
    calls.push(Names)
    if (Names.length > 10) return new Response('{}', { status: 400 })
    const known = Names.filter((name) => name.slice(PATH.length + 1) in stored)
    return Response.json({
      Parameters: known.map((Name) => ({ Name, Value: stored[Name.slice(PATH.length + 1)] })),
      InvalidParameters: Names.filter((name) => !known.includes(name)),
    })
  })
}
afterEach(() => void jest.restoreAllMocks())

test('a previous key is read while it exists, and its absence is no error', async () => {
  serveParameters({ SIGNING_KEY: 'new', PREVIOUS_SIGNING_KEY: 'old' })
  const names = ['SIGNING_KEY', 'PREVIOUS_SIGNING_KEY']
  expect(await fetchSecrets(PATH, names)).toEqual({ SIGNING_KEY: 'new', PREVIOUS_SIGNING_KEY: 'old' })
  serveParameters({ SIGNING_KEY: 'new' })
  expect(await fetchSecrets(PATH, names)).toEqual({ SIGNING_KEY: 'new' })
})

test('control: any other absent parameter stops the start', async () => {
  serveParameters({ PREVIOUS_SIGNING_KEY: 'old' })
  await expect(fetchSecrets(PATH, ['SIGNING_KEY', 'PREVIOUS_SIGNING_KEY'])).rejects.toThrow(
    `SSM has no ${PATH}/SIGNING_KEY`,
  )
})

test('more than ten names take several calls', async () => {
  const stored = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`KEY_${index}`, `${index}`]))
  serveParameters(stored)
  expect(await fetchSecrets(PATH, Object.keys(stored))).toEqual(stored)
  expect(calls.map((names) => names.length)).toEqual([10, 2])
})
