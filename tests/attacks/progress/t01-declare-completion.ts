import { contracts } from '@zhixing/shared/modules'
import { heartbeat } from '@zhixing/shared/progress/contract'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { ulid } from 'ulid'
import { randomOf } from '../../support/random'
import type { Attack } from '../attack'
import { inputFor } from '../inputs'
import { withTrustedFields } from './controls/trust'

const FUZZ = 6000

const claims: Record<string, unknown>[] = [
  { creditedSeconds: 3600 },
  { creditedTenths: 36_000 },
  { completedAt: '2026-11-23T01:00:00.000Z' },
  { completed: true },
  { percent: 100 },
  { position: 3600 },
  { lengthSeconds: 1 },
  { watched: [[0, 36_000]] },
  { studyHours: 90 },
  { status: 'passed' },
  { now: '2026-11-24T01:00:00.000Z' },
]
const words = [
  'seconds',
  'progress',
  'credited',
  'Tenths',
  'completed',
  'At',
  'duration',
  'finish',
  'score',
  'rate',
  'hours',
  'total',
]
const values = [
  true,
  1,
  36_000,
  1e308,
  -1,
  '100%',
  'passed',
  null,
  [],
  {},
  [[0, 36_000]],
  '2026-11-23T01:00:00.000Z',
]

const declareCompletion: Attack = {
  threat: 'T1',
  title: 'declares a lesson done, in every field of every endpoint',
  async run(attempt) {
    const random = randomOf(1)
    const oneOf = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
    const learner = await attempt.learner([3600])
    let record = await learner.start()
    const carry = (reply: { body: unknown }) => {
      const next = (reply.body as { record?: string } | undefined)?.record
      if (next !== undefined) record = next
    }
    const json = contracts.map(({ contract }) => contract).filter(({ media }) => !media)
    const known = () => ({
      courseId: learner.courseId,
      lessonId: learner.lessonIds[0],
      record,
      announcementId: ulid(),
      learnerId: learner.learnerId,
    })
    for (const contract of json) {
      for (const claim of claims) {
        const input = inputFor(contract, known())
        if (Object.keys(claim).some((name) => name in input)) continue
        const reply = learner.observe(
          await attempt.send(contract, { ...input, ...claim }, await learner.token()),
        )
        if (reply.status < 400) attempt.letThrough()
        carry(reply)
      }
    }
    for (let n = 0; n < FUZZ; n++) {
      const contract = random() < 0.5 ? heartbeat : oneOf(json)
      const from = Math.floor(random() * 36_000)
      const played: Interval[] = [[from, from + 1 + Math.floor(random() * 36_000)]]
      const name = `${oneOf(words)}${oneOf(words)}`
      const reply = learner.observe(
        await attempt.send(
          contract,
          { ...inputFor(contract, { ...known(), played }), [name]: oneOf(values) },
          await learner.token(),
        ),
      )
      if (reply.status < 400) attempt.letThrough()
      carry(reply)
    }
  },
  controls: [{ removed: 'unknown fields are refused', stage: withTrustedFields }],
}

export const attacks = [declareCompletion]
