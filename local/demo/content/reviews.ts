import type { AnomalyKind } from '@zhixing/shared/reviews/anomaly'
import type { StudyPattern } from '../requests/study-course'

export interface DemoApproval {
  by: string
  daysAgo: number
}

interface ReasonedDecision extends DemoApproval {
  reason: string
}

/** Study that looks unusual, what was decided about it, and the learner's appeal. */
export interface DemoReview {
  /** Of an invented clerk who is part of the small demo, too. */
  rosterCode: string
  kind: AnomalyKind
  studiedDaysAgo: number
  /** Beijing time. */
  from: string
  /** Lessons studied at least; courses are finished. */
  lessons: number
  /** Called once for each learner, as a pattern counts its calls. */
  createPattern: () => StudyPattern
  /** A course in the usual way the day before: a new place is unusual only beside a known one. */
  knownBefore?: true
  dismissed?: ReasonedDecision
  reversal?: ReasonedDecision & { approved?: DemoApproval }
  appeal?: { daysAgo: number; text: string }
}

const phone = { userAgent: 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0', sourceIp: '198.51.100.7' }
const desk = { userAgent: 'Mozilla/5.0 (Windows NT 10.0) WindowsWechat', sourceIp: '198.51.100.9' }
const newPhone = { userAgent: 'Mozilla/5.0 (iPhone) MicroMessenger/8.0', sourceIp: '203.0.113.5' }

/** A function that returns the values one after another, over and over. */
const inTurn = <T>(...values: [T, ...T[]]) => {
  let calls = 0
  return () => values[calls++ % values.length] as T
}

export const demoReviews: DemoReview[] = [
  {
    rosterCode: '98277514',
    kind: 'long-run',
    studiedDaysAgo: 1,
    from: '08:20',
    lessons: 9,
    createPattern: () => ({
      gapMs: inTurn(41_000, 95_000, 212_000),
      revisits: { times: 4, everySeconds: 590 },
    }),
  },
  {
    rosterCode: '31063926',
    kind: 'even-changes',
    studiedDaysAgo: 2,
    from: '19:30',
    lessons: 11,
    createPattern: () => ({ gapMs: inTurn(1900, 2000, 2100) }),
    reversal: {
      by: 'xian-jianguan',
      daysAgo: 1,
      reason: '十几次换课，间隔几乎一秒不差。已与本人当面核实，本人承认用了自动点击软件，没有看内容。',
    },
  },
  {
    rosterCode: '53850338',
    kind: 'device-changes',
    studiedDaysAgo: 6,
    from: '14:10',
    lessons: 8,
    createPattern: () => ({ gapMs: inTurn(23_000, 51_000, 36_000), origin: inTurn(phone, desk) }),
    dismissed: {
      by: 'jianguan',
      daysAgo: 5,
      reason: '向本人了解：手机电量不足，和办公室电脑轮换着看，同科室的同志可以证明。',
    },
  },
  {
    rosterCode: '64670720',
    kind: 'new-place',
    studiedDaysAgo: 9,
    from: '20:10',
    lessons: 3,
    knownBefore: true,
    createPattern: () => ({ gapMs: inTurn(15_000, 34_000), origin: () => newPhone }),
    reversal: {
      by: 'xian-jianguan',
      daysAgo: 8,
      reason: '当日本人在县里开会，有签到记录；学习来自外省网络和没有用过的手机，认定由他人代学。',
      approved: { by: 'xian-shenpi', daysAgo: 7 },
    },
    appeal: {
      daysAgo: 6,
      text: '会议下午五点就散了，我当晚坐高铁到武汉出差，用的是刚换的手机。出差审批单和车票都在，请核对。',
    },
  },
]
