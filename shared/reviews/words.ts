import { minuteOf } from '../calendar'
import type { ReviewPolicy } from '../policy/review-policy'
import type { AnomalyKind, Explanation, Figures } from './anomaly'
import type { ReversalState, ReviewState } from './contract'

export const kindTitles: Record<AnomalyKind, string> = {
  'long-run': '连续学习时间过长',
  'many-lessons': '连续学完课时过多',
  'even-changes': '换课间隔过于均匀',
  'night-study': '深夜学习时间过长',
  'device-changes': '频繁更换设备',
  'new-place': '新设备且新地区',
}

export const stateTitles: Record<ReviewState, string> = {
  open: '待复核',
  dismissed: '无问题',
  'reversal-requested': '已提请冲正',
  appealed: '待答复申诉',
  'appeal-upheld': '申诉成立',
  'appeal-rejected': '维持决定',
}

export const reversalTitles: Record<ReversalState, string> = {
  requested: '等待另一位同志审批，学时暂未变动',
  reversed: '已冲正',
  declined: '审批未通过，学时不变',
  withdrawn: '已撤回，学时不变',
  reinstating: '正在恢复，等待另一位同志审批',
  reinstated: '已恢复',
}

/**
 * 达到即提请复核。
 * The threshold of each kind, as the rules page and a review word it.
 */
export function thresholdsOf(policy: ReviewPolicy): Record<AnomalyKind, string> {
  const { evenChanges, manyLessons } = policy
  const night = nightOf(policy)
  const maxDeviation = tenths(evenChanges.deviationTenths)
  return {
    'long-run': `连续学习达到 ${minutes(policy.longRunSeconds)}。`,
    'many-lessons': `连续学习达到 ${minutes(manyLessons.runSeconds)}，并学完 ${manyLessons.lessons} 个课时。`,
    'even-changes': `连续学习中换课时达到 ${evenChanges.changes} 次，各次间隔相差（标准差）不超过 ${maxDeviation} 秒。`,
    'night-study': `${night}计入达到 ${minutes(policy.nightSeconds)}。`,
    'device-changes': `一天内中途换设备达到 ${policy.deviceChanges} 次。`,
    'new-place': '设备是新的，网络所在地区也是新的。',
  }
}

const nightOf = ({ nightHours: [from, to] }: ReviewPolicy) => `${from} 点至 ${to} 点`

/**
 * The figures in sentences, the threshold of the policy that raised the review, and its honest
 * explanations.
 */
export function explanationOf(kind: AnomalyKind, figures: Figures, policy: ReviewPolicy): Explanation {
  const {
    runFrom,
    runSeconds,
    lessons,
    changes,
    changeTenths,
    deviationTenths,
    deviceChanges,
    nightSeconds,
  } = figures
  const pause = minutes(policy.pauseSeconds)
  const run = `从 ${minuteOf(new Date(runFrom))} 起连续学习 ${minutes(runSeconds)}`
  const night = nightOf(policy)
  const meanChange = tenths(changeTenths)
  const deviation = tenths(deviationTenths)
  const words: Record<AnomalyKind, Omit<Explanation, 'title' | 'threshold'>> = {
    'long-run': {
      seen: `${run}，中间没有超过 ${pause}的停顿。`,
      innocent: '集中培训、年底补学时，或播放时离开但没有暂停，都可能这样。',
    },
    'many-lessons': {
      seen: `${run}，学完 ${lessons} 个课时，中间没有超过 ${pause}的停顿。`,
      innocent: '课时较短、集中补学时，可能这样。',
    },
    'even-changes': {
      seen: `${run}，换了 ${changes} 次课时，学完一个到打开下一个平均 ${meanChange} 秒，每次相差约 ${deviation} 秒。`,
      innocent: '每次都守在屏幕前立即点开下一课时，也可能很接近，须当面了解。',
    },
    'night-study': {
      seen: `当日 ${night}计入学习 ${minutes(nightSeconds)}。`,
      innocent: '值夜班、倒班的同志常在夜里学习。',
    },
    'device-changes': {
      seen: `当日在学习中途换了 ${deviceChanges} 次设备。`,
      innocent: '手机和电脑轮换着看、手机没电或网络不好，可能这样。',
    },
    'new-place': {
      seen: '在最近没有用过的设备上、最近没有到过的网络地区进入学习。',
      innocent: '换了手机后出差，或单位换了网络，可能这样。',
    },
  }
  return { title: kindTitles[kind], threshold: thresholdsOf(policy)[kind], ...words[kind] }
}

function minutes(seconds: number): string {
  const wholeMinutes = Math.floor(seconds / 60)
  const hours = Math.floor(wholeMinutes / 60)
  const rest = wholeMinutes % 60
  if (!hours) return `${rest} 分钟`
  return rest ? `${hours} 小时 ${rest} 分钟` : `${hours} 小时`
}

const tenths = (count: number) => (count / 10).toFixed(1)
