/** Pages of the mini-program, as cards and QR codes of WeChat name them: never renamed once published. */
export const progressPages = {
  play: 'packages/progress/play/index',
  read: 'packages/progress/read/index',
} as const
