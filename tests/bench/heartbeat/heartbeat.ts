import type { Meter } from '../../support/engine/meter'
import { bundle } from '../bundle'
import { cpuMicroseconds, runForOutput, type Server, startServer } from '../processes'
import { atLeast, atMost, goal, median, report } from '../report'
import { startStage } from '../stage'
import { generateLoad, type Load, type Sender } from './generate-load'

const CONNECTIONS = 16
const SECONDS = 4
const ROUNDS = 5

interface HeartbeatFigures {
  rate: number
  /** Microseconds per request. */
  serverCpu: number
  engineCpu: number
  p50: number
  p99: number
}

/** (a) The cost of a beat: units by the meter, and requests and processor time ÷ those of a bare loop. */
export async function heartbeatBench(): Promise<boolean> {
  const stage = await startStage(() => {}) // seeding goes through the meter, the measured load does not
  const units = await countBeatUnits(stage.meter as Meter)
  const files = await bundle(
    'bench/heartbeat',
    'limit-server',
    'same-write-server',
    'functions-server',
    'product-server',
    'profile',
  )
  const subjects: MeasuredServer[] = []
  for (const [name, file] of Object.entries(servers)) {
    const senders = await Promise.all(Array.from({ length: CONNECTIONS }, (_, i) => senderFor(file, i)))
    subjects.push({
      name,
      server: await startServer(files[file] ?? '', stage.engineEndpoint),
      senders,
      runs: [],
    })
  }
  for (let round = -1; round < ROUNDS; round++)
    for (const { server, senders, runs } of subjects) {
      // In turn, so that a slow minute affects all servers; the first round warms up.
      const figures = await measure(server, stage.enginePid, senders)
      if (round >= 0) runs.push(figures)
    }
  for (const { server } of subjects) server.stop()
  const profile = JSON.parse(
    runForOutput(files.profile ?? '', stage.engineEndpoint)
      .trim()
      .split('\n')
      .at(-1) ?? '{}',
  ) as Record<string, number>
  stage.stop()

  console.log(`heartbeat: ${CONNECTIONS} connections, median of ${ROUNDS} × ${SECONDS} s, engine in memory`)
  for (const { name, runs } of subjects) {
    const of = (figure: keyof HeartbeatFigures) => median(runs.map((run) => run[figure]))
    const latency = `p50 ${of('p50').toFixed(1)} ms, p99 ${of('p99').toFixed(1)} ms`
    const cpu = `CPU ${of('serverCpu').toFixed(0)} µs server + ${of('engineCpu').toFixed(0)} µs engine`
    console.log(`  ${name.padEnd(22)} ${of('rate').toFixed(0)} per second, ${latency}, ${cpu}`)
  }
  const [bare, same, alone, behind] = subjects.map(({ runs }) => runs) as [
    HeartbeatFigures[],
    HeartbeatFigures[],
    HeartbeatFigures[],
    HeartbeatFigures[],
  ]
  /** Round by round, so that other load on the machine affects both sides. */
  const ratios = (ours: HeartbeatFigures[], limit: HeartbeatFigures[], figure: keyof HeartbeatFigures) =>
    ours.map((run, i) => run[figure] / (limit[i]?.[figure] ?? Number.NaN))
  const ratio = (ours: HeartbeatFigures[], limit: HeartbeatFigures[], figure: keyof HeartbeatFigures) =>
    median(ratios(ours, limit, figure))
  const spread = (
    title: string,
    ours: HeartbeatFigures[],
    limit: HeartbeatFigures[],
    figure: keyof HeartbeatFigures,
  ) => {
    const [least = 0, ...more] = ratios(ours, limit, figure).sort((one, other) => one - other)
    console.log(`  ${title}: ${least.toFixed(2)}–${(more.at(-1) ?? least).toFixed(2)}`)
  }
  spread('spread, function ÷ bare loop with our write, requests per second', alone, same, 'rate')
  spread(
    'spread, function ÷ bare loop with our write, processor time of the server',
    alone,
    same,
    'serverCpu',
  )
  const share = ratio(same, bare, 'rate').toFixed(2)
  console.log(`  bare loop with our write ÷ bare loop of two numbers, unsigned: ${share} of the requests`)
  const parts = Object.values(profile).reduce((sum, microseconds) => sum + microseconds, 0)
  const more = median(behind.map((run, i) => run.serverCpu - (same[i]?.serverCpu ?? Number.NaN)))
  console.log(`  the server's µs beyond the bare loop with our write: ${more.toFixed(0)};`)
  console.log(`  parts of it, each alone and warm, ${parts.toFixed(0)}:`)
  for (const [part, microseconds] of Object.entries(profile))
    console.log(`    ${part.padEnd(32)} ${microseconds.toFixed(1)}`)
  console.log(
    '    (the rest: larger messages, promises, collection, and caches shared with engine and generator)',
  )
  return report(
    'heartbeat',
    [
      atMost('write units of a beat', units.writes, 1),
      atMost('read units of a beat', units.reads, 0),
      ...Object.entries({
        'bare loop with our write': same,
        'bare loop, two numbers unsigned': bare,
      }).flatMap(([limit, runs]) => [
        goal(atLeast(`function: requests per second ÷ ${limit}`, ratio(alone, runs, 'rate'), 0.75)),
        goal(
          atMost(`function: processor time of the server ÷ ${limit}`, ratio(alone, runs, 'serverCpu'), 1.5),
        ),
        goal(
          atLeast(
            `behind the local gateway: requests per second ÷ ${limit}`,
            ratio(behind, runs, 'rate'),
            0.75,
          ),
        ),
        goal(
          atMost(
            `behind the local gateway: processor time of the server ÷ ${limit}`,
            ratio(behind, runs, 'serverCpu'),
            1.5,
          ),
        ),
        goal(
          atMost(
            `behind the local gateway: processor time of the engine ÷ ${limit}`,
            ratio(behind, runs, 'engineCpu'),
            1.5,
          ),
        ),
      ]),
    ],
    {
      connections: CONNECTIONS,
      seconds: SECONDS,
      rounds: ROUNDS,
      runs: subjects.map(({ name, runs }) => ({ name, runs })),
      profile,
    },
  )
}

const servers = {
  'bare loop': 'limit-server',
  'bare loop, our write': 'same-write-server',
  function: 'functions-server',
  'function and gateway': 'product-server',
}
interface MeasuredServer {
  name: string
  server: Server
  senders: Sender[]
  runs: HeartbeatFigures[]
}

async function measure(server: Server, enginePid: number, senders: Sender[]): Promise<HeartbeatFigures> {
  const before = [server.pid, enginePid].map(cpuMicroseconds)
  const outcome: Load = await generateLoad(server.port, senders, SECONDS)
  const [own = 0, engine = 0] = [server.pid, enginePid].map(
    (pid, i) => (cpuMicroseconds(pid) - (before[i] ?? 0)) / outcome.requests,
  )
  if (outcome.failed)
    throw new Error(
      `${outcome.failed} of ${outcome.requests} requests failed, for instance:\n${outcome.firstFailure}`,
    )
  const at = (share: number) => outcome.latencies[Math.floor(outcome.latencies.length * share)] ?? Number.NaN
  return {
    rate: outcome.requests / outcome.seconds,
    serverCpu: own,
    engineCpu: engine,
    p50: at(0.5),
    p99: at(0.99),
  }
}

const json = 'content-type: application/json\r\n'

const senderFor = (file: string, i: number) =>
  file === 'limit-server' ? bareSender(i) : file === 'same-write-server' ? sameWriteSender() : beatSender()

/** A launched learner, so that the item is exactly the product's. */
async function sameWriteSender(): Promise<Sender> {
  const { aCourse, aStudent } = await import('../../support/progress/given')
  const { launchLesson } = await import('../../support/progress/when')
  const student = await aStudent(await aCourse([21_600]))
  const { record } = (await launchLesson(student)).body
  const { revision } = JSON.parse(Buffer.from(record.split('.')[0] ?? '', 'base64url').toString())
  let sent = -1
  return () => {
    sent++
    return {
      path: '/',
      headers: json,
      body: JSON.stringify({ learnerId: student.learnerId, revision: revision + sent }),
    }
  }
}

function bareSender(learner: number): Sender {
  let position = 0
  return () => ({
    path: `/${learner}`,
    headers: json,
    body: JSON.stringify({ position: ++position, revision: position }),
  })
}

/** A learner in a long lesson; every beat carries the record of the last answer. */
async function beatSender(): Promise<Sender> {
  const { aCourse, aStudent } = await import('../../support/progress/given')
  const { launchLesson } = await import('../../support/progress/when')
  const student = await aStudent(await aCourse([21_600]))
  let { record } = (await launchLesson(student)).body
  const headers = `${json}authorization: Bearer ${student.token}\r\n`
  let at = 0
  return (last) => {
    if (last) record = cutRecord(last)
    at = (at + 10) % 216_000
    return {
      path: '/v1/heartbeats',
      headers,
      body: `{"record":"${record}","played":[[${at},${Math.min(216_000, at + 10)}]]}`,
    }
  }
}

/** Cut out, not parsed: the load generator shares two cores with the server. */
function cutRecord(answer: string): string {
  const from = answer.indexOf('"record":"') + '"record":"'.length
  return answer.slice(from, answer.indexOf('"', from))
}

async function countBeatUnits(meter: Meter) {
  const { aCourse, aStudent } = await import('../../support/progress/given')
  const { launchLesson, sendBeat } = await import('../../support/progress/when')
  const student = await aStudent(await aCourse([600]))
  const { record } = (await launchLesson(student)).body
  return (await meter.during(() => sendBeat(student, record, 0, 60))).spent
}
