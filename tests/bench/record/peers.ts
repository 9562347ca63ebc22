import type { Viewing } from '../fun-mooc'
import { aBitmap } from '../playback-bitmap'
import type { NetworkFaults } from './learners'

type Command = Record<string, unknown>
export type ExecutePeerCommand = (operation: string, body: Command) => unknown

export interface PeerOutcome {
  requests: number
  /** Credited beyond the distinct content that was played. */
  doubleTenths: number
}
export interface Peer {
  title: string
  /** Plays all viewings of one learner; `deliveries` says how often each request arrives. */
  learn: (
    ask: ExecutePeerCommand,
    learner: string,
    viewings: readonly Viewing[],
    beginsAt: number,
    deliveries: () => number,
  ) => Promise<PeerOutcome>
}

/**
 * Draws how often a request is carried out: twice if it is duplicated, or retried after a lost or late
 * answer.
 */
export const drawDeliveries =
  (random: () => number, { duplicated: twice, overtaken, answerLost }: NetworkFaults) =>
  () =>
    random() < twice + overtaken + answerLost ? 2 : 1

const TableName = 'zhixing'
const S = (text: string) => ({ S: text })
const N = (number: number) => ({ N: `${number}` })
const names = (...attributes: string[]) => Object.fromEntries(attributes.map((name) => [`#${name}`, name]))
const REPORT_TENTHS = 100

/**
 * The write pattern of PlayEdu: every ten seconds one request that stores the position, and one that adds the
 * time since the last (at most ten seconds) to the day and to a log. Three writes and five reads, as its
 * controllers, listener and stores make them, with one item for each row.
 */
export const playEdu: Peer = {
  title: 'PlayEdu',
  async learn(ask, learner, viewings, beginsAt, deliveries) {
    const user = S(`USER#${learner}`)
    const read = (sk: string) => ask('GetItem', { TableName, Key: { pk: user, sk: S(sk) } })
    const lookUp = (pk: string) => ask('GetItem', { TableName, Key: { pk: S(pk), sk: S('ROW') } })
    const bitmaps = new Map<string, ReturnType<typeof aBitmap>>()
    let [requests, countedMs, log, now] = [0, 0, 0, beginsAt]
    let lastAt: number | undefined // their server caches it outside the table

    const record = async ({ video, lengthSeconds }: Viewing, position: number) => {
      await lookUp(`USER#${learner}`)
      await lookUp(`HOUR#${video}`)
      await read(`HOUR-RECORD#${video}`)
      await ask('UpdateItem', {
        TableName,
        Key: { pk: user, sk: S(`HOUR-RECORD#${video}`) },
        UpdateExpression: 'SET #finished = :finished, #total = :total, #at = :at',
        ExpressionAttributeNames: names('finished', 'total', 'at'),
        ExpressionAttributeValues: {
          ':finished': N(Math.ceil(position / 10)),
          ':total': N(lengthSeconds),
          ':at': N(now),
        },
      })
    }
    const ping = async ({ video, course }: Viewing, at: number) => {
      const from = lastAt === undefined || at - lastAt > 10_500 ? at - 10_000 : lastAt
      lastAt = at
      countedMs += at - from
      await lookUp(`HOUR#${video}`)
      await read(`DAY#${new Date(at).toISOString().slice(0, 10)}`)
      await ask('UpdateItem', {
        TableName,
        Key: { pk: user, sk: S(`DAY#${new Date(at).toISOString().slice(0, 10)}`) },
        UpdateExpression: 'ADD #duration :duration',
        ExpressionAttributeNames: names('duration'),
        ExpressionAttributeValues: { ':duration': N(at - from) },
      })
      const Item = {
        pk: user,
        sk: S(`LOG#${String(++log).padStart(8, '0')}`),
        course: S(course),
        hour: S(video),
        from: N(from),
        to: N(at),
      }
      await ask('PutItem', { TableName, Item })
    }

    for (const viewing of viewings) {
      const bitmap = bitmaps.get(viewing.video) ?? aBitmap(viewing.lengthSeconds)
      bitmaps.set(viewing.video, bitmap)
      bitmap.play(viewing.played)
      let sinceReport = 0
      for (const [from, to] of viewing.played)
        for (let at = from; at < to; ) {
          const until = Math.min(to, at + REPORT_TENTHS - sinceReport)
          now += (until - at) * 100
          sinceReport = (sinceReport + until - at) % REPORT_TENTHS
          at = until
          if (sinceReport !== 0) continue
          for (const carriedOut of [() => record(viewing, until), () => ping(viewing, now)])
            for (let times = deliveries(); times > 0; times--) {
              requests++
              await carriedOut()
            }
        }
      now += 20_000
    }
    const covered = [...bitmaps.values()].reduce((sum, { tenths }) => sum + tenths, 0)
    return { requests, doubleTenths: Math.max(0, countedMs / 100 - covered) }
  },
}

/** As measured at their source: 1,160 bytes on average, 71 of 100 above a kilobyte. */
const statementBytes = (nth: number) => ((nth * 71) % 100 < 71 ? 1230 : 988)

/** A statement of the xAPI video profile as a player sends it, padded to the measured size. */
function statementOf(learner: string, { video, course }: Viewing, nth: number, at: number) {
  const statement = {
    id: `${learner}-${nth}`,
    actor: { objectType: 'Agent', account: { homePage: 'https://example.org', name: learner } },
    verb: { id: 'https://w3id.org/xapi/video/verbs/played', display: { 'en-US': 'played' } },
    object: { id: video, definition: { type: 'https://w3id.org/xapi/activity-type/video' } },
    context: {
      contextActivities: { category: [{ id: 'https://w3id.org/xapi/video' }], parent: [{ id: course }] },
    },
    timestamp: new Date(at).toISOString(),
  }
  const text = JSON.stringify(statement)
  return {
    pk: S(`ACTOR#${learner}`),
    sk: S(`STATEMENT#${statement.id}`),
    statement: S(text.padEnd(statementBytes(nth) - 80, ' ')),
  }
}

const statementStore = (
  title: string,
  carryOut: (
    ask: ExecutePeerCommand,
    item: ReturnType<typeof statementOf>,
    viewing: Viewing,
  ) => Promise<void>,
): Peer => ({
  title,
  async learn(ask, learner, viewings, beginsAt, deliveries) {
    let [requests, nth] = [0, 0]
    for (const viewing of viewings)
      for (let i = 0; i < viewing.statements; i++) {
        const item = statementOf(learner, viewing, nth++, beginsAt + nth * 1000)
        for (let times = deliveries(); times > 0; times--) {
          requests++
          await carryOut(ask, item, viewing)
        }
      }
    return { requests, doubleTenths: 0 }
  },
})

export const rawXapi = statementStore(
  'raw xAPI items',
  async (ask, item) => void (await ask('PutItem', { TableName, Item: item })),
)

/**
 * A statement and the five rows that join it to its agent, activities and attachments, each read before its
 * insert.
 */
const links = ['actor', 'verb', 'object', 'category', 'parent']
export const sqlStore = statementStore('SQL learning-record store', async (ask, item, { video }) => {
  const absent = { ConditionExpression: 'attribute_not_exists(pk)' }
  for (const link of links)
    await ask('GetItem', { TableName, Key: { pk: S(`${link}#${video}`), sk: S('ROW') } })
  const answer = (await ask('PutItem', { TableName, Item: item, ...absent })) as { status: number }
  if (answer.status !== 200) return // the same statement again
  for (const link of links)
    await ask('PutItem', { TableName, Item: { pk: item.pk, sk: S(`${item.sk.S}#${link}`), usage: S(link) } })
})
