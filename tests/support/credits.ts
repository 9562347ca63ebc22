import type { CreditEntry } from '@zhixing/shared/credits/contract'
import { entryIdOf } from '@zhixing/shared/credits/rules'

const courseIdOf = (n: number) => `01HC0VRSE${String(n).padStart(17, '0')}`

export function anEntry({ course = 1, ...facts }: Partial<CreditEntry> & { course?: number } = {}): CreditEntry {
  const entry = {
    creditYear: 2026,
    courseId: courseIdOf(course),
    courseVersion: 1,
    title: '一门课程',
    categoryId: 'theory',
    requirement: 'required' as const,
    subject: 'general' as const,
    studyHours: 1,
    policyId: 'policy-yunnan-2024',
    creditedSeconds: 1800,
    awardedAt: '2026-06-01T02:00:00.000Z',
    ...facts,
  }
  return { entryId: entryIdOf(entry), ...entry }
}
