import { afterEach } from '@jest/globals'
import { exampleApps } from '@zhixing/local/wechat/example'
import type { AppSettings } from '@zhixing/local/wechat/platform/settings'
import { createSimulator, type Simulator, type SimulatorOptions } from '@zhixing/local/wechat/simulator'

const PUBLIC_URL = 'http://localhost'
const STARTS_AT = '2026-03-02T02:00:00.000Z' // 10:00 in Beijing

export const [miniProgram, account] = exampleApps(PUBLIC_URL) as [AppSettings, AppSettings]

const openSimulators: Simulator[] = []
afterEach(() => Promise.all(openSimulators.splice(0).map((simulator) => simulator.close())))

/**
 * A simulator with the people a, b and c, a clock that only `pass` moves, and shortcuts for calls of its
 * API. Without a `fetch` its apps have no callback addresses.
 */
export async function aPlatform(options: Partial<SimulatorOptions> = {}) {
  let time = Date.parse(STARTS_AT)
  const apps = exampleApps(PUBLIC_URL)
  const simulator = await createSimulator({
    now: () => new Date(time),
    random: () => 0.5,
    apps: options.fetch ? apps : apps.map((app) => ({ ...app, callback: undefined })),
    publicUrl: PUBLIC_URL,
    sendMs: 1,
    ...options,
  })
  openSimulators.push(simulator)
  simulator.addPeople(
    ['a', 'b', 'c'].map((personId, index) => ({
      personId,
      nickname: `学员${personId}`,
      phone: `1540000000${index}`,
    })),
  )
  const call = (path: string, body?: unknown) => callApi(simulator, path, body)
  const tokenOf = async ({ appid, secret }: AppSettings, extra = {}) => {
    const body = { grant_type: 'client_credential', appid, secret, ...extra }
    return (await call('/cgi-bin/stable_token', body)).json
  }
  return {
    simulator,
    call,
    tokenOf,
    token: (await tokenOf(miniProgram)).access_token as string,
    accountToken: (await tokenOf(account)).access_token as string,
    pass: (seconds: number) => {
      time += seconds * 1000
      simulator.tick()
    },
    openid: (personId: string) => simulator.openidOf(miniProgram.appid, personId),
    followerId: (personId: string) => simulator.openidOf(account.appid, personId),
  }
}

/** Posts a body, a text as it is and anything else as JSON; without a body it is a GET. */
async function callApi(simulator: Simulator, path: string, body?: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const init = body === undefined ? {} : { method: 'POST', body: text }
  const response = await simulator.app.request(`/api${path}`, init)
  const answer = await response.text()
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: answer,
    json: answer.startsWith('{') ? JSON.parse(answer) : undefined,
  }
}

/** Values for the example template of announcements. */
export const notice = {
  thing1: { value: '开班通知' },
  thing2: { value: '县委党校' },
  time3: { value: '2026年3月2日 10:00' },
}

export type TestPlatform = Awaited<ReturnType<typeof aPlatform>>

/** A platform whose service account is called by path and body. */
export async function anAccount() {
  const platform = await aPlatform()
  const ask = async (path: string, body?: unknown) => {
    const separator = path.includes('?') ? '&' : '?'
    return (await platform.call(`${path}${separator}access_token=${platform.accountToken}`, body)).json
  }
  return { ...platform, ask }
}
