export const peopleProblems = {
  'people/not-found': { status: 404, title: '没有查到这位学员，或不在您的管理范围内' },
  'people/duplicate': { status: 409, title: '这份档案已并入另一份，请在那一份上办理' },
  'people/phone-taken': { status: 409, title: '这个手机号已登记给另一位学员' },
  'people/level-before-unknown': {
    status: 400,
    title: '填了任职日期的，请同时填以前的职级，并与现职级不同',
  },
  'people/day-in-future': { status: 400, title: '日期不能晚于今天' },
} as const
