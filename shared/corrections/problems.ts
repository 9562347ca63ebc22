export const correctionsProblems = {
  'credits/request-not-found': { status: 404, title: '申请不存在，或不在您的管理范围内' },
  'credits/evidence-not-found': { status: 404, title: '这件申请没有附凭据文件' },
  'credits/already-reversed': { status: 409, title: '这笔学时已经冲正，不能再冲正一次' },
  'credits/same-person': { status: 403, title: '申请人不能审批自己的申请，请由另一位同志审批' },
  'credits/own-hours': { status: 403, title: '申请涉及您本人的学时，请由另一位同志审批' },
  'credits/took-part': { status: 403, title: '您答复过学员对此事的申诉，请由另一位同志审批' },
  'credits/wrong-state': { status: 409, title: '这件申请已经办结，请刷新后查看结果' },
} as const
