import { pages } from '@zhixing/shared/pages'

const tab = (pagePath: string, text: string, icon: string) => ({
  pagePath,
  text,
  iconPath: `assets/tabs/${icon}.png`,
  selectedIconPath: `assets/tabs/${icon}-on.png`,
})

/** The tab bar: WeChat's own on old clients, ours on the others, Taro's in browsers. */
export const tabs = [
  tab(pages.home, '首页', 'home'),
  tab(pages.catalogue, '课程', 'catalogue'),
  tab(pages.study, '学习', 'study'),
  tab(pages.me, '我的', 'me'),
]
