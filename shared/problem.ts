import * as z from 'zod'

/** The catalogue: what a learner or administrator reads when something is refused, and what he can do about it. */
export const problems = {
  'request/invalid': { status: 400, title: '填写的内容有误，请检查后重试' },
  'request/malformed': { status: 400, title: '请求无法识别，请更新到最新版本后重试' },
  'request/cursor-invalid': { status: 400, title: '列表已经更新，请从第一页重新查看' },
  'request/too-large': { status: 413, title: '提交的内容太大，请减少后重试' },
  'request/not-found': { status: 404, title: '没有找到您要的内容' },
  'request/forbidden': { status: 403, title: '您没有办理这件事的权限，如需办理请联系本单位管理员' },
  'request/stale': { status: 409, title: '内容已被他人修改，请刷新后再操作' },
  'request/too-many': { status: 429, title: '操作太频繁，请稍后再试' },
  'service/unavailable': { status: 503, title: '系统正忙，请稍后再试' },
  'service/failed': { status: 500, title: '系统出了问题，我们已记录，请稍后再试' },

  'identity/unauthenticated': { status: 401, title: '登录已过期，请重新登录' },
  'identity/wechat-code-invalid': { status: 401, title: '微信登录凭证已失效，请重新登录' },
  'identity/wechat-unavailable': { status: 503, title: '微信暂时没有回应，请稍后再试' },
  'identity/not-bound': { status: 403, title: '请先绑定学员身份' },
  'identity/not-on-roster': {
    status: 404,
    title: '学员名册中没有查到您，请核对姓名和学员编号，或联系本单位管理员',
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

  'catalogue/course-not-found': { status: 404, title: '课程不存在或已下架' },
  'catalogue/lesson-not-found': { status: 404, title: '课时不存在或已更新，请返回课程页查看' },
  'catalogue/not-publishable': { status: 422, title: '课程内容还不完整，不能发布' },

  'enrolment/not-eligible': { status: 403, title: '这门课程不面向您的职级' },
  'enrolment/not-enrolled': { status: 404, title: '您还没有报名这门课程' },
  'enrolment/already-completed': { status: 409, title: '这门课程已学完，学时已入账，不能退选' },

  'progress/not-enrolled': { status: 403, title: '请先报名，再进入学习' },
  'progress/session-expired': { status: 409, title: '离开太久，请重新进入课程' },
  'progress/session-replaced': { status: 409, title: '您已在另一台设备或另一门课中学习，这里已暂停' },
  'progress/record-invalid': { status: 400, title: '学习记录无法识别，请重新进入课程' },
  'progress/check-invalid': { status: 400, title: '这次确认不属于当前的学习，请重新进入课程' },

  'policy/merit-rule-empty': { status: 422, title: '积分规则还没有内容，请先填写至少一行再启用' },

  'credits/request-not-found': { status: 404, title: '申请不存在，或不在您的管理范围内' },
  'credits/learner-not-found': {
    status: 404,
    title: '没有查到这位学员，或不在您的管理范围内，请核对学员编号',
  },
  'credits/evidence-not-found': { status: 404, title: '这件申请没有附凭据文件' },
  'credits/already-reversed': { status: 409, title: '这笔学时已经冲正，不能再冲正一次' },
  'credits/same-person': { status: 403, title: '申请人不能审批自己的申请，请由另一位同志审批' },
  'credits/own-hours': { status: 403, title: '申请涉及您本人的学时，请由另一位同志审批' },
  'credits/took-part': { status: 403, title: '您答复过学员对此事的申诉，请由另一位同志审批' },
  'credits/wrong-state': { status: 409, title: '这件申请已经办结，请刷新后查看结果' },

  'reviews/not-found': { status: 404, title: '没有找到这条复核，可能不在您的管理范围内' },
  'reviews/wrong-state': { status: 409, title: '这条复核已经有人办理，请刷新后再看' },
  'reviews/same-person': { status: 403, title: '参与过原决定的同志不能答复申诉，请由另一位同志办理' },
  'reviews/appeal-closed': { status: 409, title: '申诉期限已过，如仍有疑问请联系本单位管理员' },
  'reviews/already-appealed': { status: 409, title: '您已经申诉过，请等待答复，或在本页查看答复' },

  'credits/entry-not-found': { status: 404, title: '台账中没有这笔学时，请返回重新查看后再选' },
  'credits/receipt-not-found': { status: 404, title: '没有这份学时凭证，或出示期已过，请本人重新出示' },
  'credits/checkpoint-not-found': { status: 404, title: '没有这个存证点，请查看最新存证点' },

  'announcements/not-found': { status: 404, title: '公告不存在或已撤回' },
  'announcements/same-person': { status: 403, title: '起草人不能审批自己的公告，请由另一位同志审批' },
  'announcements/wrong-state': { status: 409, title: '公告的状态已变化，请刷新后再操作' },
  'announcements/time-past': { status: 422, title: '定时发布的时间已过，请重新选择' },

  'push/signature-invalid': { status: 403, title: '签名不正确' },
  'push/not-published': { status: 404, title: '这条公告还没有推送记录' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemType = keyof typeof problems

/** RFC 9457, `application/problem+json`. `type` is `urn:zhixing:` and the slug: absolute, and need not resolve. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof Problem>
export type FieldError = NonNullable<Problem['errors']>[number]

/** Not now, not you, not so: thrown by rules and verbs, rebuilt by clients from what came over the wire. */
export class Refusal extends Error {
  readonly type: ProblemType
  readonly detail: string | undefined
  readonly errors: FieldError[] | undefined
  constructor(
    type: ProblemType,
    more: { detail?: string | undefined; errors?: FieldError[] | undefined } = {},
  ) {
    super(type)
    this.name = 'Refusal'
    this.type = type
    this.detail = more.detail
    this.errors = more.errors
  }
  get status() {
    return problems[this.type].status
  }
  get title() {
    return problems[this.type].title
  }
}

const prefix = 'urn:zhixing:'

export const problemOf = (refusal: Refusal, instance?: string): Problem => ({
  type: prefix + refusal.type,
  title: refusal.title,
  status: refusal.status,
  ...(refusal.detail && { detail: refusal.detail }),
  ...(instance && { instance }),
  ...(refusal.errors && { errors: refusal.errors }),
})

/** An unknown type (an older client before a newer server) still has a title to show, so it becomes `service/failed` with it as detail. */
export function refusalOf(wire: unknown): Refusal {
  const problem = Problem.safeParse(wire)
  if (!problem.success) return new Refusal('service/failed')
  const type = problem.data.type.slice(prefix.length)
  if (!(type in problems)) return new Refusal('service/failed', { detail: problem.data.title })
  return new Refusal(type as ProblemType, { detail: problem.data.detail, errors: problem.data.errors })
}
