/** How a request ends. */
export interface DemoDecision {
  kind: 'approve' | 'reject' | 'withdraw'
  by: string
  daysAgo: number
  reason?: string
}

interface DemoCreditRequest {
  slug: string
  by: string
  askedDaysAgo: number
  reason: string
  fileName: string
  /** Absent = it still waits. */
  decision?: DemoDecision
}

export interface DemoClass extends DemoCreditRequest {
  title: string
  heldDaysAgo: number[]
  studyHours: number
  categoryId: string
  requirement: 'required' | 'elective'
  subject: 'general' | 'professional'
  learners: number
}

export interface DemoReversal extends DemoCreditRequest {
  personId: string
  /** Which of the person's awards until then, newest first. */
  awardIndex: number
}

export const declaredClasses: DemoClass[] = [
  {
    slug: 'section-class',
    title: '科级干部进修班（第二期）',
    by: 'xian-qicao',
    heldDaysAgo: [40, 39, 38],
    studyHours: 7.5,
    categoryId: 'political-theory',
    requirement: 'required',
    subject: 'general',
    learners: 10,
    askedDaysAgo: 35,
    reason: '县委党校举办，三天集中授课，每天上下午各签到一次，全勤。',
    fileName: '进修班第二期签到表.pdf',
    decision: { kind: 'approve', by: 'xian-shenpi', daysAgo: 34 },
  },
  {
    slug: 'emergency-drill',
    title: '镇村干部应急处置培训班',
    by: 'xian-qicao',
    heldDaysAgo: [6],
    studyHours: 6,
    categoryId: 'emergency',
    requirement: 'required',
    subject: 'professional',
    learners: 14,
    askedDaysAgo: 2,
    reason: '县应急管理局与县委党校合办，上午授课、下午演练，凭现场签到表申报。',
    fileName: '应急处置培训签到表.pdf',
  },
  {
    slug: 'law-lecture',
    title: '行政执法专题讲座',
    by: 'xian-qicao',
    heldDaysAgo: [20, 19],
    studyHours: 4,
    categoryId: 'law',
    requirement: 'elective',
    subject: 'professional',
    learners: 8,
    askedDaysAgo: 15,
    reason: '县司法局举办，两个半天。',
    fileName: '执法讲座签到表.pdf',
    decision: {
      kind: 'reject',
      by: 'xian-shenpi',
      daysAgo: 14,
      reason: '签到表缺第二天下午的签到，请补齐后重新申报。',
    },
  },
]

export const reversals: DemoReversal[] = [
  {
    slug: 'counted-twice',
    by: 'jianguan',
    personId: 'lao-xueyuan',
    awardIndex: 1,
    askedDaysAgo: 5,
    reason: '这门课的内容已随进修班集中学过，按一次计，网络课程的学时收回。',
    fileName: '重复计入核对表.pdf',
    decision: { kind: 'approve', by: 'shenpi', daysAgo: 4 },
  },
  {
    slug: 'asked-to-check',
    by: 'jianguan',
    personId: 'lao-xueyuan',
    awardIndex: 0,
    askedDaysAgo: 1,
    reason: '本人来电说明当天由同事代为操作，主动申请收回这门课的学时。',
    fileName: '来电记录.pdf',
  },
  {
    slug: 'wrong-person',
    by: 'jianguan',
    personId: 'xueyuan',
    awardIndex: 0,
    askedDaysAgo: 9,
    reason: '疑似重复计入，待核对。',
    fileName: '核对表.pdf',
    decision: { kind: 'withdraw', by: 'jianguan', daysAgo: 8 },
  },
]
