import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { findFreePort } from '@zhixing/local/process/port'
import { root } from '../../support/sources'

/**
 * The system as `npm start` runs it, with a small demo in a folder of its own; killed and started again in
 * between.
 */
const folder = mkdtempSync(join(tmpdir(), 'zhixing-local-'))
let url = ''
let system: ChildProcess
let output = ''

function spawnSystem(settings: Record<string, string>): ChildProcess {
  const env = { ...process.env, VAR_DIR: folder, BUILD: 'none', NODE_OPTIONS: '', ...settings }
  return spawn(process.execPath, ['start.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Resolves when the summary is printed, which comes last. */
async function start(): Promise<void> {
  const port = await findFreePort()
  url = `http://127.0.0.1:${port}`
  output = ''
  system = spawnSystem({ PORT: `${port}`, DEMO: 'small' })
  const passed = watchHealth()
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk
      if (output.includes(`${url}/console/`)) resolve()
    }
    system.stdout?.on('data', read)
    system.stderr?.on('data', read)
    system.once('exit', (code) => reject(new Error(`exited with ${code}: ${output}`)))
  })
  coursesWhenHealthy = await passed
}

let coursesWhenHealthy = 0

/** Asks for the health until it passes, and returns how many courses there were then. */
async function watchHealth(): Promise<number> {
  for (;;) {
    const health = await fetch(`${url}/healthz`).catch(() => undefined)
    if (health?.status === 200) return countCourses()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const countCourses = async () => (await call('GET', '/v1/courses')).json.courses.length

async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const hasEnded = system.exitCode !== null || system.signalCode !== null
  const exited = hasEnded ? Promise.resolve() : new Promise((resolve) => system.once('exit', resolve))
  system.kill(signal)
  await exited
}

beforeAll(start, 120_000)
afterAll(async () => {
  await end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

interface CallOptions {
  body?: unknown
  token?: string
}

async function call(method: string, path: string, { body, token }: CallOptions = {}) {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, json: text ? JSON.parse(text) : undefined }
}

const signIn = (code: string) => call('POST', '/v1/sign-ins', { body: { code, via: 'miniProgram' } })

async function createLoginCode(personId: string): Promise<string> {
  return (await call('POST', `/wechat/_sim/phones/${personId}/login-code`, { body: {} })).json.code
}

const readClock = async () => Date.parse((await call('GET', '/local/clock')).json.now)

test('the health passes only when the demo is loaded', async () => {
  expect([coursesWhenHealthy, output]).toEqual([await countCourses(), expect.stringContaining(url)])
  expect(coursesWhenHealthy).toBeGreaterThan(0)
})

test('secrets are readable by their owner only', () => {
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')).CALLBACK_AES_KEY).toHaveLength(43)
})

test('an unknown route and a body that is too large are answered with problems', async () => {
  const unknown = await call('GET', '/v1/nothing')
  expect([unknown.status, unknown.headers.get('content-type'), unknown.json.type]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
    'urn:zhixing:request/not-found',
  ])
  const large = await signIn('x'.repeat(1_100_000))
  expect([large.status, large.json.type]).toEqual([413, 'urn:zhixing:request/too-large'])
})

test('text is compressed, and a client that has it is answered with 304', async () => {
  const first = await fetch(`${url}/openapi.json`)
  const etag = first.headers.get('etag') ?? ''
  expect([first.headers.get('content-encoding'), etag.startsWith('W/')]).toEqual(['gzip', true])
  expect((await fetch(`${url}/openapi.json`, { headers: { 'if-none-match': etag } })).status).toBe(304)
})

describe('files', () => {
  test('a part of a video can be read', async () => {
    const { json } = await call('GET', '/v1/courses')
    const courses: { courseId: string; hasVideo: boolean }[] = json.courses
    const { courseId } = courses.find(({ hasVideo }) => hasVideo) ?? courses[0]!
    const lessons: { mediaUrl?: string }[] = (await call('GET', `/v1/courses/${courseId}`)).json.lessons
    const video = lessons.find(({ mediaUrl }) => mediaUrl)?.mediaUrl ?? ''
    const part = await fetch(url + video, { headers: { range: 'bytes=10-19' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      expect.stringMatching(/^bytes 10-19\/\d+$/),
    ])
    expect((await part.arrayBuffer()).byteLength).toBe(10)
  })

  test('an upload with a forged signature is refused and stores nothing', async () => {
    const address = `${url}/media/uploads/anything.pdf`
    const body = Buffer.from('%PDF-1.4 a document')
    const refused = await fetch(`${address}?X-Amz-Signature=${'0'.repeat(64)}`, { method: 'PUT', body })
    expect([refused.status, (await fetch(address)).status]).toEqual([403, 404])
  })

  test('checkpoints are stored in their bucket, which refuses requests without a signature', async () => {
    const names = ['checkpoint', 'leaves'].map((name) => expect.stringMatching(new RegExp(`^${name}-`)))
    const stored = readdirSync(join(folder, 'checkpoints'))
    expect(stored).toEqual(expect.arrayContaining(names))
    expect((await fetch(`${url}/checkpoints/${stored[0]}`)).status).toBe(403)
  })

  test('a path cannot lead out of its folder', async () => {
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(url)
      // fetch would remove the dots before sending.
      request({ hostname, port, path: '/media/../../package.json' }, (response) =>
        resolve(response.resume().statusCode),
      )
        .on('error', reject)
        .end()
    })
    expect(status).toBe(404)
  })
})

describe('the virtual clock', () => {
  test.each([
    [{ advanceSeconds: 0 }],
    [{ advanceSeconds: 1.5 }],
    [{ advanceSeconds: 31_536_001 }],
    [{}],
    [{ advanceSeconds: 1, and: 1 }],
  ])('refuses %j', async (body) => {
    const before = await readClock()
    const { status } = await call('POST', '/local/clock', { body })
    expect([status, (await readClock()) - before < 60_000]).toEqual([400, true])
  })

  test('refuses a request that another site could send: a form is not JSON', async () => {
    const response = await fetch(`${url}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"advanceSeconds":60}',
    })
    expect(response.status).toBe(400)
  })

  test('advances by the given seconds', async () => {
    const before = await readClock()
    const { status, json } = await call('POST', '/local/clock', { body: { advanceSeconds: 7200 } })
    expect(status).toBe(200)
    expect(Math.abs(Date.parse(json.now) - before - 7_200_000)).toBeLessThan(60_000)
  })
})

/** Starts a second system and returns its exit code and its errors. */
async function startSecond(settings: Record<string, string>) {
  const second = spawnSystem({ DEMO: 'none', ...settings })
  let errors = ''
  second.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  const exitCode = await new Promise((resolve) => second.once('exit', resolve))
  return { exitCode, errors }
}

test('a second start on the same folder is refused while the first runs', async () => {
  const { exitCode, errors } = await startSecond({ PORT: `${await findFreePort()}` })
  expect([exitCode, errors]).toEqual([1, expect.stringContaining('in use by process')])
  expect((await call('GET', '/healthz')).status).toBe(200)
}, 60_000)

test('a start whose reader leaves ends without an error', async () => {
  const settings = { PORT: `${await findFreePort()}`, VAR_DIR: join(folder, 'piped'), DEMO: 'small' }
  const piped = spawnSystem(settings)
  let errors = ''
  piped.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  piped.stdout?.destroy() // before the first line: after the last one the start would never notice
  const exitCode = await new Promise((resolve) => piped.once('exit', resolve))
  expect([exitCode, errors]).toEqual([0, ''])
}, 120_000)

test('a start on a port in use is refused with a message', async () => {
  const { exitCode, errors } = await startSecond({
    PORT: new URL(url).port,
    VAR_DIR: join(folder, 'other'),
  })
  expect([exitCode, errors]).toEqual([1, expect.stringContaining('已被占用')])
}, 60_000)

test('acknowledged bindings, enrolments, clock and login codes survive kill −9', async () => {
  const guest = (await signIn(await createLoginCode('xin-xueyuan'))).json.token
  const binding = { name: '陈新雨', rosterCode: '91000003' }
  const bound = await call('POST', '/v1/bindings', { body: binding, token: guest })
  expect([bound.status, bound.json.learner.name]).toEqual([200, '陈新雨'])
  const { token } = bound.json
  const { courseId } = (await call('GET', '/v1/courses')).json.courses[0]
  expect((await call('POST', '/v1/registrations', { body: { courseId }, token })).status).toBe(200)
  const clockBefore = await readClock()
  const codeBefore = await createLoginCode('xin-xueyuan')

  await end('SIGKILL')
  await start()

  expect(await readClock()).toBeGreaterThanOrEqual(clockBefore)
  const { registrations } = (await call('GET', '/v1/registrations', { token })).json
  expect(registrations).toMatchObject([{ courseId, state: 'enrolled' }])
  expect((await signIn(codeBefore)).json.learner.name).toBe('陈新雨')
  const hasLoadedDemo = output.includes('演示数据')
  expect(hasLoadedDemo).toBe(false)
}, 120_000)

test('SIGTERM ends the system and its engine', async () => {
  const { pid } = JSON.parse(readFileSync(join(folder, 'table.db.pid'), 'utf8'))
  await end('SIGTERM')
  expect(system.exitCode).toBe(0)
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
}, 30_000)
