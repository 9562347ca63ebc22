import type { Meter } from '../../support/engine/meter'
import { bundle } from '../bundle'
import { runForOutput, startServer } from '../processes'
import { atLeast, atMost, type FigureClaim, goal, median, report } from '../report'
import { startStage } from '../stage'
import type { Sender } from './generate-load'
import { ratiosOfPairs } from './pairs'
import { type HeartbeatFigures, measureRounds, SLICE_SECONDS, type Subject } from './rounds'
import { bareSender, beatSender, sameWriteSender } from './senders'

const CONNECTIONS = 16
const ROUNDS = 24

/** The servers by file, with a sender for one of their connections. */
const servers: Record<string, { name: string; createSender: (nth: number) => Sender | Promise<Sender> }> = {
  'limit-server': { name: 'bare loop, two numbers unsigned', createSender: bareSender },
  'same-write-server': { name: 'bare loop with our write', createSender: sameWriteSender },
  'functions-server': { name: 'function', createSender: beatSender },
  'product-server': { name: 'function behind the local gateway', createSender: beatSender },
}

/** (a) The cost of a beat: units by the meter, and requests and processor time ÷ those of a bare loop. */
export async function heartbeatBench(): Promise<boolean> {
  const stage = await startStage(() => {}) // seeding goes through the meter, the measured load does not
  const units = await countBeatUnits(stage.meter as Meter)
  const files = await bundle('bench/heartbeat', ...Object.keys(servers), 'profile')
  const subjects = await Promise.all(
    Object.entries(servers).map(async ([file, { name, createSender }]): Promise<Subject> => {
      const senders = await Promise.all(Array.from({ length: CONNECTIONS }, (_, nth) => createSender(nth)))
      return { name, server: await startServer(files[file] ?? '', stage.engineEndpoint), senders, runs: [] }
    }),
  )
  await measureRounds(subjects, stage.enginePid, ROUNDS)
  for (const { server } of subjects) server.stop()
  const profile = readProfile(runForOutput(files.profile ?? '', stage.engineEndpoint))
  stage.stop()

  printSubjects(subjects)
  const [bare, same, alone, behind] = subjects as [Subject, Subject, Subject, Subject]
  printProfile(profile, alone, same)
  const details = {
    connections: CONNECTIONS,
    seconds: SLICE_SECONDS,
    rounds: ROUNDS,
    runs: subjects.map(({ name, runs }) => ({ name, runs })),
    profile,
  }
  const claims = [
    atMost('write units of a beat', units.writes, 1),
    atMost('read units of a beat', units.reads, 0),
    ...[same, bare].flatMap((limit) => [
      ...claimsOf(alone, limit),
      ...claimsOf(behind, limit),
      goal(
        atMost(`${behind.name}: engine time ÷ ${limit.name}`, medianRatio(behind, limit, 'engineCpu'), 1.5),
      ),
    ]),
  ]
  return report('heartbeat', claims, details)
}

const claimsOf = (subject: Subject, limit: Subject): FigureClaim[] => [
  goal(atLeast(`${subject.name}: requests ÷ ${limit.name}`, medianRatio(subject, limit, 'rate'), 0.75)),
  goal(
    atMost(`${subject.name}: processor time ÷ ${limit.name}`, medianRatio(subject, limit, 'serverCpu'), 1.5),
  ),
]

const ratios = (subject: Subject, limit: Subject, figure: keyof HeartbeatFigures) =>
  ratiosOfPairs(
    subject.runs.map((run) => run[figure]),
    limit.runs.map((run) => run[figure]),
  )
const medianRatio = (subject: Subject, limit: Subject, figure: keyof HeartbeatFigures) =>
  ratios(subject, limit, figure).median

function printSubjects(subjects: Subject[]) {
  console.log(
    `heartbeat: ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SLICE_SECONDS} s, engine in memory; medians:`,
  )
  for (const { name, runs } of subjects) {
    const of = (figure: keyof HeartbeatFigures) => median(runs.map((run) => run[figure]))
    const latency = `p50 ${of('p50').toFixed(1)} ms, p99 ${of('p99').toFixed(1)} ms`
    const cpu = `CPU ${of('serverCpu').toFixed(0)} µs server + ${of('engineCpu').toFixed(0)} µs engine`
    console.log(`  ${name.padEnd(34)} ${of('rate').toFixed(0)} per second, ${latency}, ${cpu}`)
  }
  const [bare, same, ...ours] = subjects as [Subject, Subject, ...Subject[]]
  console.log('ratios of pairs in one round, median (quartiles):')
  for (const [subject, limit] of [[same, bare], ...ours.map((each) => [each, same])] as [Subject, Subject][])
    for (const [figure, words] of [
      ['rate', 'requests'],
      ['serverCpu', 'processor time'],
    ] as const) {
      const { median: middle, low, high } = ratios(subject, limit, figure)
      const spread = `${middle.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`
      console.log(`  ${subject.name} ÷ ${limit.name}, ${words}: ${spread}`)
    }
}

const readProfile = (output: string) =>
  JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as Record<string, number>

/** The parts of a beat beside what they are to explain. */
function printProfile(profile: Record<string, number>, subject: Subject, limit: Subject) {
  const cpuOf = ({ runs }: Subject) => median(runs.map((run) => run.serverCpu))
  const parts = Object.values(profile).reduce((sum, microseconds) => sum + microseconds, 0)
  const beyond = cpuOf(subject) - cpuOf(limit)
  console.log(`µs of ${subject.name} beyond ${limit.name}: ${beyond.toFixed(0)}`)
  console.log(`parts of a beat, each alone and warm: ${parts.toFixed(0)} µs`)
  for (const [part, microseconds] of Object.entries(profile))
    console.log(`    ${part.padEnd(32)} ${microseconds.toFixed(1)}`)
}

async function countBeatUnits(meter: Meter) {
  const { aCourse, aStudent } = await import('../../support/progress/given')
  const { launchLesson, sendBeat } = await import('../../support/progress/when')
  const student = await aStudent(await aCourse([600]))
  const { record } = (await launchLesson(student)).body
  return (await meter.during(() => sendBeat(student, record, 0, 60))).spent
}
