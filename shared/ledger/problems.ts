export const ledgerProblems = {
  'credits/learner-not-found': {
    status: 404,
    title: '没有查到这位学员，或不在您的管理范围内，请核对学员编号',
  },
  'credits/entry-not-found': { status: 404, title: '台账中没有这笔学时，请返回重新查看后再选' },
} as const
