import { createHash, createHmac } from 'node:crypto'
import { readRecord } from '../../support/progress/carried-record'
import type { Attack } from '../attack'
import { withoutSignature } from './controls/trust'

/** Keys that are guessed from the package, from traffic or from published scripts. */
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

/** Covers T19 as well: a rewritten client or a proxy can send anything, but only sign it by guessing. */
const forgedRecords: Attack = {
  threat: 'T4',
  title: 'forged and re-signed records (T19: a rewritten client)',
  async run(attempt) {
    const learner = await attempt.learner([3600])
    let record = await learner.start()
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
      await attempt.expectRefused(learner.beat(payload, [[0, 600]]))
    }
    record = await learner.start()
    // The same attacker plays honestly: this credit is theirs, and nothing beyond it.
    for (let minute = 0; minute < 10; minute++) {
      attempt.passTime(60)
      record = (await learner.beat(record, [[minute * 600, minute * 600 + 600]])).body?.record ?? record
    }
  },
  controls: [{ removed: 'the signature of the record is verified', stage: withoutSignature }],
}

export const attacks = [forgedRecords]
