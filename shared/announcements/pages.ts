/** Pages of the mini-program, as cards and QR codes of WeChat name them: never renamed once published. */
export const announcementsPages = {
  announcements: 'packages/announcements/list/index',
  announcement: 'packages/announcements/detail/index',
} as const
