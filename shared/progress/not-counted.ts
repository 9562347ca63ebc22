import { findGaps, type Interval } from '../study-records/intervals'
import { hasOpenCheck } from '../study-records/presence'
import type { StudySession } from '../study-records/session'
import type { NotCounted } from './contract'

/** A limit of a beat's credit in tenths of a second, with the reason to give if it applies. */
export type CreditLimit = [reason: NotCounted, tenths: number]

/** A smaller difference is rounding. */
const SHORTFALL_TENTHS_MIN = 10

/** Why a beat was credited with less than it played; undefined if nothing worth telling was lost. */
export function notCountedReason(
  session: StudySession,
  beat: Interval[],
  dueTenths: number,
  creditTenths: number,
  limits: readonly CreditLimit[],
): NotCounted | undefined {
  if (dueTenths - creditTenths >= SHORTFALL_TENTHS_MIN)
    return limits.reduce((lowest, limit) => (limit[1] < lowest[1] ? limit : lowest))[0]
  if (dueTenths > 0) return undefined
  if (findGaps(session.watched, session.lengthSeconds * 10).length === 0)
    return hasOpenCheck(session) ? undefined : 'lesson-credited'
  return beat.length ? 'replayed' : 'nothing-new'
}

/** What the page says, with what the learner can do. */
export const notCountedTitles: Record<NotCounted, string> = {
  'nothing-new': '这次没有播放本课时的内容，请继续播放',
  replayed: '这一段已经计过，同一内容只计一次，请播放没学过的部分',
  'too-fast': '播放快于实际时间或中断太久，多出的部分没有计入，用正常速度再看一遍即可补上',
  'daily-limit': '今天计入的时长已到上限，没有计入的部分请改天再看一遍补上',
  'check-missed': '刚才没有等到您的确认，这段时间没有计入，请先确认，再看一遍即可补上',
  'lesson-credited': '本课时的时长已全部计入，请学习其他课时',
}
