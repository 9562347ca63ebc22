export const reviewsProblems = {
  'reviews/not-found': { status: 404, title: '没有找到这条复核，可能不在您的管理范围内' },
  'reviews/wrong-state': { status: 409, title: '这条复核已经有人办理，请刷新后再看' },
  'reviews/same-person': { status: 403, title: '参与过原决定的同志不能答复申诉，请由另一位同志办理' },
  'reviews/appeal-closed': { status: 409, title: '申诉期限已过，如仍有疑问请联系本单位管理员' },
  'reviews/already-appealed': { status: 409, title: '您已经申诉过，请等待答复，或在本页查看答复' },
} as const
