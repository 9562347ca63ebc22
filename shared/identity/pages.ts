/** Pages of the mini-program, as cards and QR codes of WeChat name them: never renamed once published. */
export const identityPages = {
  bind: 'packages/identity/bind/index',
  confirm: 'packages/identity/confirm/index',
  sessions: 'packages/identity/sessions/index',
} as const
