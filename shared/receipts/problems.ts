export const receiptsProblems = {
  'credits/receipt-not-found': { status: 404, title: '没有这份学时凭证，或出示期已过，请本人重新出示' },
} as const
