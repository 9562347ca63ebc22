import type { ReviewState } from '@zhixing/shared/reviews/contract'

/** What a state means for the learner's hours. */
export const reviewStateMeanings: Record<ReviewState, string> = {
  open: '列在这里只是请您核实，学时没有任何变动。',
  dismissed: '已核实没有问题，学时没有变动，也没有通知学员。记录保留 180 天后删除。',
  'reversal-requested': '已告知学员，学员可以在期限内申诉。另一位同志审批以后，学时才会收回。',
  appealed: '学员不同意决定，等待没有参与决定的同志答复。',
  'appeal-upheld': '申诉成立：没有审批的冲正不再办理，已经冲正的提请恢复。',
  'appeal-rejected': '申诉没有成立，维持原来的决定。',
}

export const noReviewsTexts: Record<ReviewState | 'all', string> = {
  all: '没有异常记录。',
  open: '没有等待复核的记录。出现异常的学习会列在这里，不经复核不影响学时。',
  dismissed: '没有复核后认为无问题的记录。这类记录保留 180 天。',
  'reversal-requested': '没有提请冲正的记录。',
  appealed: '没有等待答复的申诉。',
  'appeal-upheld': '没有成立的申诉。',
  'appeal-rejected': '没有维持决定的申诉。',
}
