import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freePort } from '@zhixing/local/process/port'
import { root } from '../../support/sources'

/** One machine from its first start to its third, killed in between: a small demo in a folder of its own. */
const folder = mkdtempSync(join(tmpdir(), 'zhixing-local-'))
let url = ''
let machine: ChildProcess
let said = ''

async function start(): Promise<void> {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  said = ''
  const environment = {
    ...process.env,
    PORT: `${port}`,
    VAR_DIR: folder,
    DEMO: 'small',
    BUILD: 'none',
    NODE_OPTIONS: '',
  }
  machine = spawn(process.execPath, ['start.mjs'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await new Promise<void>((ready, failed) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      if (said.includes(`${url}/console/`)) ready()
    }
    machine.stdout?.on('data', hear)
    machine.stderr?.on('data', hear)
    machine.once('exit', (code) => failed(new Error(`ended with ${code}: ${said}`)))
  })
}

const ended = () =>
  new Promise((done) =>
    machine.exitCode === null && machine.signalCode === null ? machine.once('exit', done) : done(0),
  )

async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  machine.kill(signal)
  await ended()
}

beforeAll(start, 120_000)
afterAll(async () => {
  await end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

async function ask(method: string, path: string, { body, token }: { body?: unknown; token?: string } = {}) {
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

async function signedIn(personId: string): Promise<string> {
  const { json } = await ask('POST', `/wechat/_sim/phones/${personId}/login-code`, { body: {} })
  return (await ask('POST', '/v1/sign-ins', { body: { code: json.code, via: 'miniProgram' } })).json.token
}

const nowOf = async () => Date.parse((await ask('GET', '/local/clock')).json.now)

test('secrets are made once, for their owner alone', () => {
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')).CALLBACK_AES_KEY).toHaveLength(43)
})

test('an unknown route is a problem, and so is a body that is too large', async () => {
  const unknown = await ask('GET', '/v1/nothing')
  expect([unknown.status, unknown.headers.get('content-type'), unknown.json.type]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
    'urn:zhixing:request/not-found',
  ])
  const large = await ask('POST', '/v1/sign-ins', {
    body: { code: 'x'.repeat(1_100_000), via: 'miniProgram' },
  })
  expect([large.status, large.json.type]).toEqual([413, 'urn:zhixing:request/too-large'])
})

test('text leaves compressed, and what a client has kept is not sent again', async () => {
  const first = await fetch(`${url}/openapi.json`)
  const etag = first.headers.get('etag') ?? ''
  expect([first.headers.get('content-encoding'), etag.startsWith('W/')]).toEqual(['gzip', true])
  expect((await fetch(`${url}/openapi.json`, { headers: { 'if-none-match': etag } })).status).toBe(304)
})

test('films can be sought in', async () => {
  const { json } = await ask('GET', '/v1/courses')
  const courses: { courseId: string; hasVideo: boolean }[] = json.courses
  const { courseId } = courses.find(({ hasVideo }) => hasVideo) ?? courses[0]!
  const lessons: { mediaUrl?: string }[] = (await ask('GET', `/v1/courses/${courseId}`)).json.lessons
  const film = lessons.find(({ mediaUrl }) => mediaUrl)?.mediaUrl ?? ''
  const part = await fetch(url + film, { headers: { range: 'bytes=10-19' } })
  expect([part.status, part.headers.get('content-range')]).toEqual([
    206,
    expect.stringMatching(/^bytes 10-19\/\d+$/),
  ])
  expect((await part.arrayBuffer()).byteLength).toBe(10)
})

test('only what was signed for can be uploaded', async () => {
  const file = Buffer.from('%PDF-1.4 a document')
  const refused = await fetch(`${url}/media/uploads/anything.pdf?upload=forged.signature`, {
    method: 'PUT',
    body: file,
  })
  expect(refused.status).toBe(403)
  expect((await fetch(`${url}/media/uploads/anything.pdf`)).status).toBe(404)
})

test('a file cannot be reached by climbing out of its folder', async () => {
  const status = await new Promise((done, failed) => {
    const { hostname, port } = new URL(url)
    // fetch would tidy the path up before sending it.
    request({ hostname, port, path: '/media/../../package.json' }, (response) =>
      done(response.resume().statusCode),
    )
      .on('error', failed)
      .end()
  })
  expect(status).toBe(404)
})

test.each([
  [{ advanceSeconds: 0 }],
  [{ advanceSeconds: 1.5 }],
  [{ advanceSeconds: 31_536_001 }],
  [{}],
  [{ advanceSeconds: 1, and: 1 }],
])('the clock does not take %j', async (body) => {
  const before = await nowOf()
  expect([(await ask('POST', '/local/clock', { body })).status, (await nowOf()) - before < 60_000]).toEqual([
    400,
    true,
  ])
})

test('another site cannot move the clock: a form is not JSON', async () => {
  const response = await fetch(`${url}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{"advanceSeconds":60}',
  })
  expect(response.status).toBe(400)
})

test('the clock moves forward by what was asked', async () => {
  const before = await nowOf()
  const { status, json } = await ask('POST', '/local/clock', { body: { advanceSeconds: 7200 } })
  expect(status).toBe(200)
  expect(Math.abs(Date.parse(json.now) - before - 7_200_000)).toBeLessThan(60_000)
})

test('a second start on the same folder is refused while the first is there', async () => {
  const environment = {
    ...process.env,
    PORT: `${await freePort()}`,
    VAR_DIR: folder,
    DEMO: 'none',
    BUILD: 'none',
    NODE_OPTIONS: '',
  }
  const second = spawn(process.execPath, ['start.mjs'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  second.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  expect(await new Promise((done) => second.once('exit', done))).toBe(1)
  expect(complaint).toContain('in use by process')
  expect((await ask('GET', '/healthz')).status).toBe(200)
}, 60_000)

test('a port that is taken is said so', async () => {
  const environment = {
    ...process.env,
    PORT: new URL(url).port,
    VAR_DIR: join(folder, 'other'),
    DEMO: 'none',
    BUILD: 'none',
    NODE_OPTIONS: '',
  }
  const second = spawn(process.execPath, ['start.mjs'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  second.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  expect(await new Promise((done) => second.once('exit', done))).toBe(1)
  expect(complaint).toContain('已被占用')
}, 60_000)

test('what was acknowledged outlives kill −9: binding, enrolment, clock and phones', async () => {
  const guest = await signedIn('xin-xueyuan')
  const bound = await ask('POST', '/v1/bindings', {
    body: { name: '陈新雨', rosterCode: '91000003' },
    token: guest,
  })
  expect([bound.status, bound.json.learner.name]).toEqual([200, '陈新雨'])
  const { courseId } = (await ask('GET', '/v1/courses')).json.courses[0]
  expect(
    (await ask('POST', '/v1/registrations', { body: { courseId }, token: bound.json.token })).status,
  ).toBe(200)
  const clockBefore = await nowOf()
  const codeBefore = (await ask('POST', '/wechat/_sim/phones/xin-xueyuan/login-code', { body: {} })).json.code

  await end('SIGKILL')
  await start()

  expect(await nowOf()).toBeGreaterThanOrEqual(clockBefore)
  // The token is still good, for the key is the same; the code the phone was shown still works, for the platform remembers it.
  const registrations = await ask('GET', '/v1/registrations', { token: bound.json.token })
  expect(registrations.json.registrations).toMatchObject([{ courseId, state: 'enrolled' }])
  const again = await ask('POST', '/v1/sign-ins', { body: { code: codeBefore, via: 'miniProgram' } })
  expect(again.json.learner.name).toBe('陈新雨')
  // Nothing was loaded anew.
  expect(said).not.toContain('演示数据')
}, 120_000)

test('asked to stop, it stops, and the engine with it', async () => {
  const { pid } = JSON.parse(readFileSync(join(folder, 'table.db.pid'), 'utf8'))
  await end('SIGTERM')
  expect(machine.exitCode).toBe(0)
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
}, 30_000)
