export const identityProblems = {
  'identity/unauthenticated': { status: 401, title: '登录已过期，请重新登录' },
  'identity/wechat-code-invalid': { status: 401, title: '微信登录凭证已失效，请重新登录' },
  'identity/wechat-unavailable': { status: 503, title: '微信暂时没有回应，请稍后再试' },
  'identity/not-bound': { status: 403, title: '请先绑定学员身份' },
  'identity/not-on-roster': {
    status: 404,
    title: '学员名册中没有查到您，请核对姓名和学员编号，或联系本单位管理员',
  },
  'identity/has-left': {
    status: 403,
    title: '名册显示您已从原单位离职。如已到新单位，请联系新单位管理员',
  },
  'identity/learner-already-bound': {
    status: 409,
    title: '这位学员已绑定另一个微信，如需更换请在原微信中解除绑定，或联系本单位管理员',
  },
  'identity/wechat-already-bound': { status: 409, title: '这个微信已绑定另一位学员' },
  'identity/too-many-attempts': { status: 429, title: '今天核对的次数太多，请明天再试，或联系本单位管理员' },
  'identity/sign-in-expired': { status: 410, title: '二维码已过期，请在电脑上刷新后重新扫码' },
  'identity/sign-in-used': { status: 409, title: '这个二维码已经用过，请在电脑上刷新后重新扫码' },
  'identity/not-administrator': { status: 403, title: '您还没有管理权限，请联系上级管理员开通' },
  'identity/second-factor-missing': { status: 403, title: '您的岗位须先开启动态口令，再办理业务' },
  'identity/second-factor-on': { status: 409, title: '您已经开启动态口令。要换手机，请先关闭，再重新开启' },
  'identity/second-factor-required': { status: 409, title: '您的岗位必须使用动态口令，不能关闭' },
  'identity/proposal-expired': { status: 410, title: '这个二维码已过期，请重新开始' },
  'identity/code-wrong': {
    status: 403,
    title: '口令不正确。请输入验证器上正在显示的 6 位数字，用过的不能再用',
  },
  'identity/too-many-codes': {
    status: 429,
    title: '今天输入口令的次数太多。请用恢复码，或请安全管理员重置',
  },
} as const
