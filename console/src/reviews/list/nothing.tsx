import type { ReviewState } from '@zhixing/shared/reviews/contract'
import { Empty } from 'antd'

const words: Record<ReviewState | 'all', string> = {
  all: '没有异常记录。',
  open: '没有等待复核的记录。出现异常的学习会列在这里，不经复核不影响学时。',
  dismissed: '没有复核后认为无问题的记录。这类记录保留 180 天。',
  'reversal-requested': '没有提请冲正的记录。',
  appealed: '没有等待答复的申诉。',
  'appeal-upheld': '没有成立的申诉。',
  'appeal-rejected': '没有维持决定的申诉。',
}

export const Nothing = ({ state }: { state: ReviewState | undefined }) => (
  <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words[state ?? 'all']} />
)
