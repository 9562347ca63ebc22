import { createHash, createHmac } from 'node:crypto'
import type { Attack } from './attempt'
import { unsignedRecord } from './controls/trust'
import { readRecord } from './meter'

/** What a reader of the package, of the open traffic or of other people’s scripts might try as the key. */
const keys = ['', 'secret', 'study-record', 'zhixing', 'wx-mini-program', 'HS256', '123456']

type Signature = (payload: string, original: string) => string
const signatures: Signature[] = [
  (_, original) => original,
  () => '',
  () => 'A'.repeat(43),
  (payload) => createHash('sha256').update(payload).digest('base64url'),
  ...keys.flatMap((key): Signature[] => [
    (payload) => createHmac('sha256', key).update(payload).digest('base64url'),
    (payload) =>
      createHmac('sha256', createHmac('sha256', key).update('study-record').digest())
        .update(payload)
        .digest('base64url'),
    (payload) => createHash('md5').update(`${payload}${key}`).digest('base64url'),
  ]),
]

/** T19 is this as well: a rewritten client or a proxy on the desk sends what it likes, signed as well as it can. */
export const forgedRecords: Attack = {
  threat: 'T4',
  title: 'forged and re-signed records (T19: a rewritten client)',
  async run(attempt) {
    const learner = await attempt.learner([3600])
    let record = await learner.enter()
    for (const sign of signatures) {
      const [payload = '', original = ''] = record.split('.')
      const carried = readRecord(record)
      const hourAgo = new Date(attempt.now.getTime() - 3600_000).toISOString()
      const wishes: object[] = [
        { creditedTenths: 35_000, watched: [[0, 35_000]] },
        { creditedThrough: hourAgo, studiedAt: hourAgo },
        { lengthSeconds: 10 },
        { completedAt: hourAgo, settled: true },
        { revision: Number(carried.revision) + 1, dayTenths: 0 },
      ]
      for (const wish of wishes) {
        const forged = Buffer.from(JSON.stringify({ ...carried, ...wish })).toString('base64url')
        const reply = await learner.beat(`${forged}.${sign(forged, original)}`, [[0, 600]])
        if (reply.body) attempt.letThrough()
        record = reply.body?.record ?? record
      }
      await attempt.refuses(learner.beat(payload, [[0, 600]]))
    }
    record = await learner.enter()
    // The same attacker with a client that is written correctly: what is his, and nothing beyond it.
    for (let minute = 0; minute < 10; minute++) {
      attempt.pass(60)
      record = (await learner.beat(record, [[minute * 600, minute * 600 + 600]])).body?.record ?? record
    }
  },
  controls: [{ removed: 'the signature of the record is verified', stage: unsignedRecord }],
}
