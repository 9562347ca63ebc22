/**
 * Pages of the mini-program that belong to no module; the first four are the tab bar. Paths have no leading
 * slash, as in WeChat's app.json.
 */
export const pages = {
  home: 'pages/home/index',
  catalogue: 'pages/catalogue/index',
  study: 'pages/study/index',
  me: 'pages/me/index',
  settings: 'packages/me/settings/index',
  privacy: 'packages/me/privacy/index',
  complaints: 'packages/me/complaints/index',
} as const
