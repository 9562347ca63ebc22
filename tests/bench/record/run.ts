import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { randomOf } from '../../support/random'
import { callThroughMeter, findDifference } from '../model/comparison'
import { createModel } from '../model/model'
import { atLeast, atMost, type FigureClaim, goal, report } from '../report'
import { startStage } from '../stage'
import type { SpendingLog } from './spending-log'

/**
 * Twenty thousand learners with real viewings at the same time, over a network with faults and with scripts
 * among them: the cost for the product and for other designs, and whether every second is counted once.
 *
 *   npm run bench -- record
 *   node var/bench/bundles/run.mjs [--learners 20000] [--million 1000000] [--seed 1]
 */
const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '20000' },
    million: { type: 'string', default: '1000000' },
    phones: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
})
const learners = Number(values.learners)
const seed = Number(values.seed)
const shape = JSON.parse(readFileSync(new URL('../../../table.json', import.meta.url), 'utf8'))
const faults = { duplicated: 0.01, overtaken: 0.01, answerLost: 0.005 }
/** About one request in twenty is a script's: each script sends seventy in ten minutes. */
const forgersFor = (honest: number) => Math.max(2, Math.round(honest * 0.0058))
const SLICE = 12

let observe: SpendingLog['observe'] = () => {}
const stage = await startStage((call) => observe(call))
const { replayConcurrently, assignViewings, createSpendingLogs, REPLAY_START } = await import(
  './concurrent-replay'
)
const { useModel } = await import('../model/model-client')
const { drawDeliveries, playEdu, rawXapi, sqlStore } = await import('./peers')
const { simulateGrowth } = await import('./growth')
const { measureHonestClients } = await import('./phone-claims')

type Replayed = Awaited<ReturnType<typeof replayConcurrently>> & { honest: SpendingLog; forging: SpendingLog }
const peers = [playEdu, sqlStore, rawXapi]
const began = performance.now()
const since = () => `${((performance.now() - began) / 1000).toFixed(0)} s`

async function onEngine(count: number): Promise<Replayed> {
  const { ledgers, observe: keep } = createSpendingLogs()
  observe = keep
  return {
    ...(await replayConcurrently(ledgers, { learners: count, forgers: forgersFor(count), faults, seed })),
    ...ledgers,
  }
}
async function onModel(count: number, met = faults): Promise<Replayed> {
  const { ledgers, observe: keep } = createSpendingLogs()
  const restore = useModel(createModel(shape, keep))
  try {
    return {
      ...(await replayConcurrently(ledgers, {
        learners: count,
        forgers: forgersFor(count),
        faults: met,
        seed,
      })),
      ...ledgers,
    }
  } finally {
    restore()
  }
}

interface PeerFigures {
  title: string
  writes: number
  reads: number
  requests: number
  doubleTenths: number
}
async function peersOn(count: number, where: 'engine' | 'model'): Promise<PeerFigures[]> {
  const figures: PeerFigures[] = []
  for (const peer of peers) {
    const sum: PeerFigures = { title: peer.title, writes: 0, reads: 0, requests: 0, doubleTenths: 0 }
    const count1 = ({ writes, reads }: { writes: number; reads: number }) => {
      sum.writes += writes
      sum.reads += reads
    }
    const model = createModel(shape, count1)
    observe = count1
    const through = callThroughMeter(stage.meter as NonNullable<typeof stage.meter>)
    for (const [i, programme] of assignViewings(count).entries()) {
      const name = `${peer.title.replaceAll(/\W/g, '')}${i}`
      const ask = where === 'engine' ? through : model.execute
      const outcome = await peer.learn(
        ask,
        name,
        programme,
        REPLAY_START,
        drawDeliveries(randomOf(seed + i), faults),
      )
      sum.requests += outcome.requests
      sum.doubleTenths += outcome.doubleTenths
      for (const kind of ['USER', 'ACTOR']) model.removePartition(`${kind}#${name}`) // never read again
    }
    figures.push(sum)
  }
  return figures
}

/** Every figure except the elapsed time, as text. */
const counted = ({ seconds: _, ...rest }: Replayed, others: PeerFigures[]) =>
  JSON.stringify({ ...rest, honest: plain(rest.honest), forging: plain(rest.forging), others })
const plain = ({ spent, requests, writesByPartition }: SpendingLog) => ({
  spent: { ...spent, before: undefined }, // differs: courses are published once and cached
  requests,
  writesByPartition: [...writesByPartition],
})

let difference: string | undefined
for (let history = 0; history < 4 && !difference; history++) {
  const ask = callThroughMeter(stage.meter as NonNullable<typeof stage.meter>)
  for (const pk of ['P#1', 'P#2', 'P#10'])
    for (const sk of ['SESSION', 'COURSE#1#A', 'COURSE#1#B', 'COURSE#10#A', 'COURSE#2#A'])
      await ask('DeleteItem', { TableName: process.env.TABLE_NAME, Key: { pk: { S: pk }, sk: { S: sk } } })
  difference = await findDifference(200, {
    random: randomOf(seed + history),
    TableName: process.env.TABLE_NAME ?? '',
    shape,
    ask,
  })
}
console.log(`\nthe model in this process, held against the engine behind the meter (${since()})`)
console.log(`  4 random histories of 200 commands: ${difference ?? 'the same answers and the same units'}`)
const [engineSlice, enginePeers] = [await onEngine(SLICE), await peersOn(2, 'engine')]
const [modelSlice, modelPeers] = [await onModel(SLICE), await peersOn(2, 'model')]
const isSame = counted(engineSlice, enginePeers) === counted(modelSlice, modelPeers)
const slice = `${SLICE} learners and ${forgersFor(SLICE)} scripts through the real engine`
const sameness = isSame ? 'every figure the same on both' : 'FIGURES DIFFER'
console.log(`  ${slice}, ${engineSlice.honest.requests.heartbeat} beats: ${sameness} (${since()})`)

const all = await onModel(learners)
const faultless = await onModel(Math.min(learners, 500), { duplicated: 0, overtaken: 0, answerLost: 0 })
const others = await peersOn(learners, 'model')
const { honest, forging } = all
const hours = all.watchedTenths / 36_000
const perHour = (units: number) => units / hours
const forgedShare = forging.requests.heartbeat / (forging.requests.heartbeat + honest.requests.heartbeat)
const beyond =
  all.forged.reduce(
    (sum, { creditedTenths, elapsedTenths }) => sum + Math.max(0, creditedTenths - elapsedTenths),
    0,
  ) / 10
const refusals = Object.values(all.refused).reduce((sum, count) => sum + count, 0)
const sameMoment = `${all.mostAtOnce} of them in a film at the same moment`
console.log(
  `\n${learners} learners on the virtual clock, ${sameMoment}, on the model (${since()}); seed ${seed}`,
)
const faultShares = '1 % twice, 1 % overtaken, 0.5 % of answers lost'
const scripts = `${all.forged.length} scripts send ${(100 * forgedShare).toFixed(1)} % of all beats`
console.log(`  ${all.sessions} real viewings, ${hours.toFixed(0)} h watched · ${faultShares} · ${scripts}`)
for (const [kind, { calls, writes, reads }] of Object.entries(honest.spent)) {
  const rate = `${perHour(writes).toFixed(2)} and ${perHour(reads).toFixed(2)} per hour`
  console.log(`  ${kind.padEnd(11)} ${calls} calls, ${writes} write units, ${reads} read units: ${rate}`)
}
for (const [kind, { launches, writes, writesMax, folds }] of Object.entries(all.launches)) {
  const each = `${(writes / launches).toFixed(2)} write units each, at most ${writesMax}`
  console.log(`  launch, ${kind.padEnd(5)} lesson: ${launches}, ${each}; ${folds} folds`)
}
for (const { title, writes, reads, requests } of others) {
  const [written, read, sent] = [writes, reads, requests].map((count) => perHour(count).toFixed(0))
  console.log(`  ${title.padEnd(26)} ${written} write units, ${read} read units, ${sent} requests per hour`)
}

const grown = [1000, 10_000, 100_000, Number(values.million)].map((count) => simulateGrowth(count, shape))
console.log(
  `\ngrowth, by simulation on the model: a launch and a beat each, rules and write alone (${since()})`,
)
for (const { learners: count, writesPerHour, hottestShare } of grown) {
  const rate = `${writesPerHour.toFixed(2)} write units per learner-hour`
  const share = `hottest partition ${(100 * hottestShare).toPrecision(2)} % of writes`
  console.log(`  ${String(count).padStart(8)} learners: ${rate}, ${share}`)
}
const rates = grown.map(({ writesPerHour }) => writesPerHour)

const [edu, sql, raw] = others as [PeerFigures, PeerFigures, PeerFigures]
const ours = honest.spent.beat.writes
const exactly = (figure: string, value: number, wanted: number): FigureClaim => ({
  figure,
  value,
  target: `= ${wanted}`,
  isMet: value === wanted,
})
const over = (figure: string, value: number, limit: number): FigureClaim => ({
  figure,
  value,
  target: `> ${limit} (control)`,
  isMet: value > limit,
})
const hottest =
  Math.max(...honest.writesByPartition.values()) /
  [...honest.writesByPartition.values()].reduce((sum, writes) => sum + writes, 0)
const claims: FigureClaim[] = [
  exactly(
    'model and engine differ, of 4 random histories and a slice',
    Number(difference !== undefined) + Number(!isSame),
    0,
  ),
  atMost('beats: write units per watched hour', perHour(ours), 68),
  atMost('beats: read units per watched hour', perHour(honest.spent.beat.reads), 2),
  goal(
    atMost(
      'beats: read units of 500 learners with no fault on the way',
      faultless.honest.spent.beat.reads,
      0,
    ),
  ),
  atMost('beats: requests per watched hour', perHour(honest.requests.heartbeat), 68),
  atMost(
    'a launch with its fold, write units, the dearest',
    Math.max(...Object.values(all.launches).map(({ writesMax }) => writesMax)),
    2,
  ),
  exactly('a launch of the same lesson: write units', all.launches.same.writesMax, 1),
  exactly('a launch of the same lesson: folds', all.launches.same.folds, 0),
  atMost('beats ÷ PlayEdu, write units', ours / edu.writes, 1 / 15),
  atMost('beats ÷ raw xAPI items, write units', ours / raw.writes, 1 / 1.9),
  atMost('beats ÷ SQL learning-record store, write units', ours / sql.writes, 1 / 7),
  atLeast('watched intervals equal the bitmap, share of sessions', all.exact / all.sessions, 1),
  exactly('seconds counted twice', all.doubleTenths / 10, 0),
  over('seconds counted twice by PlayEdu’s way', edu.doubleTenths / 10, 0),
  atMost('honest seconds not credited per hour', all.uncreditedTenths / 10 / hours, 5),
  atMost('honest beats refused, share', refusals / honest.requests.heartbeat, 0.001),
  exactly('forged beats: seconds credited beyond real time', beyond, 0),
  atLeast('forged beats, share of all', forgedShare, 0.045),
  atMost('hottest partition, share of all writes', hottest, 0.001),
  atMost(
    'growth: write units per learner-hour, largest ÷ smallest',
    Math.max(...rates) / Math.min(...rates),
    1.05,
  ),
  exactly(
    'growth: hottest partition takes a larger share of more learners',
    grown.filter(({ hottestShare }, i) => hottestShare > (grown[i - 1]?.hottestShare ?? 1)).length,
    0,
  ),
  ...(await measureHonestClients(shape, seed, Number(values.phones))),
]
stage.stop()
console.log(`\nrecord (${since()})`)
const isMet = report('record', claims, {
  seed,
  learners,
  hours,
  spent: honest.spent,
  requests: honest.requests,
  launches: all.launches,
  others,
  grown,
  refused: all.refused,
})
process.exit(isMet ? 0 : 1)
