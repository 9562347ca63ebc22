export const pushProblems = {
  'push/signature-invalid': { status: 403, title: '签名不正确' },
  'push/not-published': { status: 404, title: '这条公告还没有推送记录' },
} as const
