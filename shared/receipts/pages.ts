/** Pages of the mini-program, as cards and QR codes of WeChat name them: never renamed once published. */
export const receiptsPages = {
  receipt: 'packages/credits/receipt/index',
} as const
