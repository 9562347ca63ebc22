/** Pages of the mini-program, as cards and QR codes of WeChat name them: never renamed once published. */
export const ledgerPages = {
  transcript: 'packages/credits/transcript/index',
} as const
