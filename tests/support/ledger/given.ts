import type { Award, CreditEntry, Declaration, Reversal } from '@zhixing/shared/ledger/entry'
import { awardIdOf, declarationIdOf } from '@zhixing/shared/ledger/entry-id'
import { reversalOf } from '@zhixing/shared/ledger/rules'

const idOf = (word: string, n: number) => `01H${word}${String(n).padStart(23 - word.length, '0')}`

const facts = {
  creditYear: 2026,
  title: '一门课程',
  categoryId: 'theory',
  requirement: 'required' as const,
  subject: 'general' as const,
  studyHours: 1,
  policyId: 'policy-yunnan-2024',
}

export function anAward({ course = 1, ...given }: Partial<Award> & { course?: number } = {}): Award {
  const counted = {
    courseId: idOf('C0VRSE', course),
    courseVersion: 1,
    creditedSeconds: 1800,
    awardedAt: '2026-06-01T02:00:00.000Z',
  }
  const entry = { kind: 'award' as const, ...facts, ...counted, ...given }
  return { entryId: awardIdOf(entry), ...entry }
}

const answer = {
  requestId: idOf('REQVEST', 1),
  evidenceHash: 'e'.repeat(64),
  requestedBy: idOf('PERSN', 1),
  approvedBy: idOf('PERSN', 2),
  approvedAt: '2026-07-01T02:00:00.000Z',
  organisationName: '甲县',
}

export const aReversal = (of: CreditEntry, given: Partial<Reversal> = {}): Reversal =>
  reversalOf(of, { ...answer, reason: '重复计入', ...given })

export function aDeclaration({
  day = 1,
  ...given
}: Partial<Declaration> & { day?: number } = {}): Declaration {
  const dayOn = `2026-03-${String(day).padStart(2, '0')}`
  const entry = {
    kind: 'declaration' as const,
    ...facts,
    title: '一个班',
    studyHours: 7.5,
    ...answer,
    classKey: 'c'.repeat(20),
    dayOn,
    ...given,
  }
  return { entryId: declarationIdOf(entry), ...entry }
}

export const awardsOf = (entries: readonly CreditEntry[]) => entries.filter((entry) => entry.kind === 'award')
