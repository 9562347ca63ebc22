export const organisationsProblems = {
  'organisations/not-found': { status: 404, title: '没有查到这个单位，或不在您的管理范围内' },
  'organisations/closed': { status: 409, title: '这个单位已经撤销，不能再办理' },
  'organisations/day-in-future': { status: 400, title: '生效日期不能晚于今天' },
  'organisations/too-deep': { status: 409, title: '村级单位下面不能再设单位' },
  'organisations/name-taken': { status: 409, title: '上级单位下已有同名的单位' },
  'organisations/code-taken': { status: 409, title: '上级单位下已有这个代码的单位' },
  'organisations/other-level': { status: 409, title: '请选择与原来同一级的单位' },
  'organisations/has-people': { status: 409, title: '这个单位还有人员，请选择接收人员的单位' },
  'organisations/has-units': { status: 409, title: '这个单位下面还有单位，请选择接收它们的单位' },
} as const
