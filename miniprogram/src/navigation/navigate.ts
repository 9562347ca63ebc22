import Taro from '@tarojs/taro'
import { pages } from '@zhixing/shared/pages'

type PagePath = `pages/${string}/index` | `packages/${string}/index`
type PageQuery = Record<string, string>

const tabPages: PagePath[] = [pages.home, pages.catalogue, pages.study, pages.me]
const STACK_MAX = 10 // WeChat's limit of open pages

function toUrl(path: PagePath, query: PageQuery) {
  const pairs = Object.keys(query).map((name) => `${name}=${encodeURIComponent(query[name] ?? '')}`)
  return `/${path}${pairs.length ? `?${pairs.join('&')}` : ''}`
}

/** Opens a page on top of the current one, or switches to its tab. A full stack replaces the current page. */
export function openPage(path: PagePath, query: PageQuery = {}) {
  if (tabPages.includes(path)) return void Taro.switchTab({ url: `/${path}` })
  const url = toUrl(path, query)
  if (Taro.getCurrentPages().length >= STACK_MAX) return void Taro.redirectTo({ url })
  void Taro.navigateTo({ url })
}

export const replacePage = (path: PagePath, query: PageQuery = {}) =>
  void Taro.redirectTo({ url: toUrl(path, query) })

/** Goes back one page. A page opened by a card or a QR code has none, so it goes to the home page. */
export function goBack() {
  if (Taro.getCurrentPages().length > 1) return void Taro.navigateBack()
  void Taro.switchTab({ url: `/${pages.home}` })
}
