import { afterEach } from '@jest/globals'
import { exampleApps } from '@zhixing/local/wechat/example'
import { createSimulator, type Simulator, type SimulatorOptions } from '@zhixing/local/wechat/simulator'

export const [miniProgram, account] = exampleApps('http://localhost') as [
  ReturnType<typeof exampleApps>[0],
  ReturnType<typeof exampleApps>[0],
]
const open: Simulator[] = []
afterEach(() => Promise.all(open.splice(0).map((simulator) => simulator.close())))

/** A simulator with three people, a clock that only `pass` moves, and no callbacks unless a fetch is given. */
export async function aPlatform(options: Partial<SimulatorOptions> = {}) {
  let time = Date.parse('2026-03-02T02:00:00.000Z') // 10:00 in Beijing
  const apps = exampleApps('http://localhost').map((app) =>
    options.fetch ? app : { ...app, callback: undefined },
  )
  const simulator = await createSimulator({
    now: () => new Date(time),
    random: () => 0.5,
    apps,
    publicUrl: 'http://localhost',
    sendMs: 1,
    ...options,
  })
  open.push(simulator)
  simulator.addPeople(
    ['a', 'b', 'c'].map((personId, index) => ({
      personId,
      nickname: `学员${personId}`,
      phone: `1540000000${index}`,
    })),
  )
  const call = async (path: string, body?: unknown) => {
    const init =
      body === undefined
        ? {}
        : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }
    const response = await simulator.app.request(`/api${path}`, init)
    const text = await response.text()
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text,
      json: text.startsWith('{') ? JSON.parse(text) : undefined,
    }
  }
  const tokenOf = async ({ appid, secret }: { appid: string; secret: string }, extra = {}) =>
    (await call('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret, ...extra })).json
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

export const notice = {
  thing1: { value: '开班通知' },
  thing2: { value: '县委党校' },
  time3: { value: '2026年3月2日 10:00' },
}

export type Platform = Awaited<ReturnType<typeof aPlatform>>
