/** The mini-program's pages, as cards and codes of WeChat name them: without a leading slash. */
export const pages = {
  home: 'pages/home/index',
  catalogue: 'pages/catalogue/index',
  study: 'pages/study/index',
  me: 'pages/me/index',
  search: 'packages/catalogue/search/index',
  course: 'packages/catalogue/course/index',
  play: 'packages/progress/play/index',
  read: 'packages/progress/read/index',
  announcements: 'packages/announcements/list/index',
  announcement: 'packages/announcements/detail/index',
  bind: 'packages/identity/bind/index',
  confirm: 'packages/identity/confirm/index',
  transcript: 'packages/credits/transcript/index',
  settings: 'packages/me/settings/index',
  privacy: 'packages/me/privacy/index',
  complaints: 'packages/me/complaints/index',
} as const
