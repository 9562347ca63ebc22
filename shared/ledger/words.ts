import type { CreditEntry } from './entry'

/** The kind of an entry in Chinese; a reversal with positive hours reverses another reversal. */
export function entryKindName({ kind, studyHours }: Pick<CreditEntry, 'kind' | 'studyHours'>): string {
  if (kind === 'award') return '网络学习'
  if (kind === 'declaration') return '线下培训'
  return studyHours < 0 ? '冲正（收回学时）' : '恢复学时'
}
