import type { Meter } from '../../support/meter'
import { cpuMicroseconds, outputOf, type Server, startServer } from '../processes'
import { atLeast, atMost, median, report } from '../report'
import { startStage } from '../stage'
import { bundled } from './build'
import { type Load, load, type Sender } from './load'

const CONNECTIONS = 16
const SECONDS = 4
const ROUNDS = 5

interface Figures {
  rate: number
  cpu: number // µs of server and engine per request
  serverCpu: number
  p50: number
  p99: number
}

/** (a) What a beat costs: units by the meter, and requests and processor time against a server that does nothing else. */
export async function heartbeatBench(): Promise<boolean> {
  const stage = await startStage(() => {}) // what is seeded goes through the meter, what is measured past it
  const units = await unitsOfABeat(stage.meter as Meter)
  const files = await bundled('limit-server', 'functions-server', 'product-server', 'profile')
  const subjects: Subject[] = []
  for (const [name, file] of Object.entries(servers)) {
    const senders = await Promise.all(
      Array.from({ length: CONNECTIONS }, (_, i) => (file === 'limit-server' ? bareSender(i) : beatSender())),
    )
    subjects.push({ name, server: await startServer(files[file] ?? '', stage.engineEndpoint), senders, runs: [] })
  }
  for (let round = -1; round < ROUNDS; round++)
    for (const { server, senders, runs } of subjects) {
      // In turn, so that a slow minute hits all of them; the first round is for warming up.
      const figures = await measure(server, stage.enginePid, senders)
      if (round >= 0) runs.push(figures)
    }
  for (const { server } of subjects) server.stop()
  const profile = JSON.parse(
    outputOf(files.profile ?? '', stage.engineEndpoint)
      .trim()
      .split('\n')
      .at(-1) ?? '{}',
  ) as Record<string, number>
  stage.stop()

  const [bare, alone, behind] = subjects.map(
    ({ runs }) =>
      (name: keyof Figures) =>
        median(runs.map((run) => run[name])),
  ) as [Of, Of, Of]
  console.log(`heartbeat: ${CONNECTIONS} connections, median of ${ROUNDS} × ${SECONDS} s, engine in memory`)
  for (const [i, of] of [bare, alone, behind].entries())
    console.log(
      `  ${subjects[i]?.name.padEnd(22)} ${of('rate').toFixed(0)} per second, p50 ${of('p50').toFixed(1)} ms, p99 ${of('p99').toFixed(1)} ms, CPU ${of('serverCpu').toFixed(0)} µs server + ${(of('cpu') - of('serverCpu')).toFixed(0)} µs engine`,
    )
  console.log('  of which, alone and warm, µs:')
  for (const [part, microseconds] of Object.entries(profile)) console.log(`    ${part.padEnd(32)} ${microseconds.toFixed(1)}`)
  return report(
    'heartbeat',
    [
      atMost('write units of a beat', units.writes, 1),
      atMost('read units of a beat', units.reads, 0),
      atLeast('function: requests per second ÷ bare loop', alone('rate') / bare('rate'), 0.75),
      atLeast('function: processor time, bare loop ÷ ours', bare('cpu') / alone('cpu'), 0.75),
      atLeast('behind the local gateway: requests per second ÷ bare loop', behind('rate') / bare('rate'), 0.75),
      atLeast('behind the local gateway: processor time, bare loop ÷ ours', bare('cpu') / behind('cpu'), 0.75),
    ],
    { connections: CONNECTIONS, seconds: SECONDS, rounds: ROUNDS, runs: subjects.map(({ name, runs }) => ({ name, runs })), profile },
  )
}

const servers = { 'bare loop': 'limit-server', function: 'functions-server', 'function and gateway': 'product-server' }
interface Subject {
  name: string
  server: Server
  senders: Sender[]
  runs: Figures[]
}
type Of = (name: keyof Figures) => number

async function measure(server: Server, enginePid: number, senders: Sender[]): Promise<Figures> {
  const before = [server.pid, enginePid].map(cpuMicroseconds)
  const outcome: Load = await load(server.port, senders, SECONDS)
  const [own = 0, engine = 0] = [server.pid, enginePid].map((pid, i) => (cpuMicroseconds(pid) - (before[i] ?? 0)) / outcome.requests)
  if (outcome.failed) throw new Error(`${outcome.failed} of ${outcome.requests} requests failed, for instance:\n${outcome.firstFailure}`)
  const at = (share: number) => outcome.latencies[Math.floor(outcome.latencies.length * share)] ?? Number.NaN
  return { rate: outcome.requests / outcome.seconds, serverCpu: own, cpu: own + engine, p50: at(0.5), p99: at(0.99) }
}

const json = 'content-type: application/json\r\n'

function bareSender(learner: number): Sender {
  let position = 0
  return () => ({ path: `/${learner}`, headers: json, body: JSON.stringify({ position: ++position, revision: position }) })
}

/** A learner who has launched a long lesson; every beat carries back the record of the answer before. */
async function beatSender(): Promise<Sender> {
  const { aCourse, aStudent, launches } = await import('../../support/study')
  const student = await aStudent(await aCourse([21_600]))
  let { record } = (await launches(student)).body
  const headers = `${json}authorization: Bearer ${student.token}\r\n`
  let at = 0
  return (last) => {
    if (last) record = JSON.parse(last).record
    at = (at + 10) % 216_000
    return { path: '/v1/heartbeats', headers, body: JSON.stringify({ record, played: [[at, Math.min(216_000, at + 10)]] }) }
  }
}

async function unitsOfABeat(meter: Meter) {
  const { aCourse, aStudent, beats, launches } = await import('../../support/study')
  const student = await aStudent(await aCourse([600]))
  const { record } = (await launches(student)).body
  return (await meter.during(() => beats(student, record, 0, 60))).spent
}
