import type { Shown } from '../receipts/contract'

/** What an entry is, for whoever is shown it: a reversal takes back, and a reversal of one gives back. */
export function kindWords({ kind, studyHours }: Pick<Shown, 'kind' | 'studyHours'>): string {
  if (kind === 'award') return '网络学习'
  if (kind === 'declaration') return '线下培训'
  return studyHours < 0 ? '冲正（收回学时）' : '恢复学时'
}
