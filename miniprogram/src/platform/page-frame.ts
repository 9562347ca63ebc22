import Taro from '@tarojs/taro'
import './page-frame.scss'

/** A page of WeChat. Clients before base library 2.5.0 draw their own tab bar and have no `getTabBar`. */
interface PageWithTabBar {
  getTabBar?: () => { update?: () => void } | null | undefined
}

/** WeChat draws the title bar and the frame of a page; the tab bar is ours and follows page and type size. */
export function showTypeSize(_typeSize: string) {
  const page = Taro.getCurrentPages().at(-1) as PageWithTabBar | undefined
  page?.getTabBar?.()?.update?.()
}
