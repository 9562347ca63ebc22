export const grantsProblems = {
  'grants/not-found': { status: 404, title: '没有查到这项权限，或不在您的管理范围内' },
  'grants/person-not-found': { status: 404, title: '名册中没有查到这个人，请核对姓名和学员编号' },
  'grants/phone-missing': { status: 409, title: '名册中没有这个人的手机号，请先登记本人手机号，再申请权限' },
  'grants/duties-separate': {
    status: 409,
    title: '系统管理、安全管理、审计管理须由三个人分别担任，也不能兼任起草、审批、发布、监管',
  },
  'grants/same-person': { status: 403, title: '您是申请人，请由另一位安全管理员办理' },
  'grants/own-role': { status: 403, title: '不能办理本人的权限，请由另一位同志办理' },
  'grants/introduced-by-you': {
    status: 403,
    title: '这个人的姓名和手机号是您登记的，请由另一位安全管理员核实',
  },
  'grants/wider-role': {
    status: 403,
    title: '这个人还有您管理范围以外的权限，请由上级安全管理员办理',
  },
  'grants/no-second-factor': { status: 409, title: '这个人没有开启动态口令，不用重置' },
  'grants/wrong-state': { status: 409, title: '这项权限现在不能这样办理，请刷新后查看' },
} as const
