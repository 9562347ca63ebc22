export const logProblems = {
  'credits/checkpoint-not-found': { status: 404, title: '没有这个存证点，请查看最新存证点' },
} as const
