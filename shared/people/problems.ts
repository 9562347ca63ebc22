export const peopleProblems = {
  'people/not-found': { status: 404, title: '没有查到这位学员，或不在您的管理范围内' },
  'people/duplicate': { status: 409, title: '这份档案已并入另一份，请在那一份上办理' },
  'people/phone-taken': { status: 409, title: '这个手机号已登记给另一位学员' },
  'people/level-before-unknown': {
    status: 400,
    title: '填了任职日期的，请同时填以前的职级，并与现职级不同',
  },
  'people/day-in-future': { status: 400, title: '日期不能晚于今天' },
  'people/unit-out-of-scope': {
    status: 403,
    title: '调入单位不存在、已撤销，或不在您的管理范围内。不在范围内的，请由两个单位共同的上级管理员办理',
  },
  'people/wrong-state': { status: 409, title: '这位学员现在不能这样办理，请刷新后查看' },
  'people/return-too-early': { status: 400, title: '恢复在职的日期不能早于离职或退休的日期' },
  'people/same-record': { status: 400, title: '要合并的是同一份档案，请另选一份' },
} as const
