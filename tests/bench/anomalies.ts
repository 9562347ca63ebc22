import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { launch } from '@zhixing/shared/progress/contract'
import { anomaliesOf } from '@zhixing/shared/reviews/anomaly'
import { randomOf } from '../support/random'
import { type AnomalyRule, aTracedLearner, studyLessonsOf } from '../support/reviews/traced-learner'
import { readViewings, type Viewing } from './fun-mooc'
import { atLeast, atMost, report } from './report'
import { type ViewerNetwork, viewLesson } from './viewer'

/** Moves the learners' evening to ours: 20:00 in Paris becomes 20:00 in Beijing. */
const HOURS_AHEAD = 7

/**
 * The kinds of review that each learner of FUN-MOOC would raise, by playing their real sessions through the
 * rules.
 */
export async function traceMoocLearners(rule?: AnomalyRule, hoursAhead = HOURS_AHEAD): Promise<string[][]> {
  const byLearner = new Map<string, Viewing[]>()
  for (const viewing of readViewings())
    byLearner.set(viewing.learner, [...(byLearner.get(viewing.learner) ?? []), viewing])
  return Promise.all([...byLearner.values()].map((sessions) => traceSessions(sessions, hoursAhead, rule)))
}

async function traceSessions(sessions: Viewing[], hoursAhead: number, rule?: AnomalyRule): Promise<string[]> {
  const learner = aTracedLearner(rule)
  let now = 0
  for (const { video, lengthSeconds, startedAt, played } of sessions) {
    const network: ViewerNetwork = {
      nextFate: () => ({ lateMs: 0 }), // network delay would only hide even changes
      call: async (contract, input, at) => {
        if ((contract as unknown) === launch) learner.launch(video, lengthSeconds, at)
        else learner.beat((input as unknown as { played: [number, number][] }).played, at)
        return { body: { record: '' }, type: undefined } as never
      },
    }
    now = Math.max(now + 1000, startedAt - hoursAhead * 3600_000)
    now = (await viewLesson({ courseId: '', lessonId: video }, played, now, network)).endedAt
  }
  return learner.kinds as string[]
}

/** A robot that studies from 03:00 without a pause. */
export function traceRobot(lessons = 20, lengthSeconds = 600) {
  const robot = aTracedLearner()
  const each = { lengthSeconds, thinksSeconds: 1 }
  studyLessonsOf(robot, new Date('2026-11-22T19:00:00.000Z'), Array(lessons).fill(each))
  return robot
}

/** An honest evening from 19:00: two hours of lessons of 3 to 30 minutes, with pauses and a slow network. */
export function traceEvening(random: () => number) {
  const learner = aTracedLearner()
  const start = new Date(Date.parse('2026-11-23T11:00:00.000Z') + random() * 3600_000)
  let left = 2 * 3600
  let now = start
  while (left > 0) {
    const lesson = {
      lengthSeconds: Math.round(180 + random() * 1620),
      thinksSeconds: 2 + random() * 60,
      lateSeconds: random() * 2,
    }
    now = studyLessonsOf(learner, now, [lesson])
    left -= lesson.lengthSeconds + lesson.thinksSeconds
  }
  return learner
}

export async function anomaliesBench(): Promise<boolean> {
  const random = randomOf(1)
  const mooc = await traceMoocLearners()
  const evenings = Array.from({ length: 1000 }, () => traceEvening(random).kinds.length)
  const robot = traceRobot()
  const longRobot = traceRobot(40)
  const short: AnomalyRule = (figures) => anomaliesOf(figures, { ...reviewPolicy, longRunSeconds: 20 * 60 })
  const control = (await traceMoocLearners(short)).flat().length
  const per1000 = (raised: number, of: number) => (raised / of) * 1000
  console.log(`${mooc.length} learners of FUN-MOOC · the robot raises ${longRobot.kinds.join(', ')}`)
  return report(
    'anomalies',
    [
      atMost('reviews per 1,000 honest learners, FUN-MOOC', per1000(mooc.flat().length, mooc.length), 5),
      atMost(
        'reviews of 1,000 honest evenings of two hours',
        evenings.reduce((sum, raised) => sum + raised, 0),
        0,
      ),
      atLeast('kinds a robot raises, twenty lessons from 03:00', robot.kinds.length, 3),
      atLeast('kinds it raises with forty', longRobot.kinds.length, 4),
      atLeast('control: per 1,000 with a long run of 20 minutes', per1000(control, mooc.length), 5),
    ],
    { kinds: mooc.flat(), robot: longRobot.kinds },
  )
}
