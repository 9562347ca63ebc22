import type { CreditEntry } from '@zhixing/shared/ledger/entry'

export const entryKindTitles: Record<CreditEntry['kind'], string> = {
  award: '网络课程',
  reversal: '更正记录',
  declaration: '线下学时',
}

/** Hours without a sign, with at most two decimals. */
export const absoluteHours = (studyHours: number): number => Number(Math.abs(studyHours).toFixed(2))

/** `6 学时`, without a sign. */
export const hoursText = (studyHours: number): string => `${absoluteHours(studyHours)} 学时`
