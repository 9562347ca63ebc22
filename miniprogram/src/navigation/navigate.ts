import Taro from '@tarojs/taro'
import { pages } from '@zhixing/shared/pages'

type Path = `pages/${string}/index` | `packages/${string}/index`
const tabs: Path[] = [pages.home, pages.catalogue, pages.study, pages.me]

const address = (path: Path, query: Record<string, string>) => {
  const pairs = Object.keys(query).map((name) => `${name}=${encodeURIComponent(query[name] ?? '')}`)
  return `/${path}${pairs.length ? `?${pairs.join('&')}` : ''}`
}

/** Goes to a page; a tab is switched to. WeChat keeps ten pages: past that the new one takes the place of the present. */
export function go(path: Path, query: Record<string, string> = {}) {
  if (tabs.includes(path)) return void Taro.switchTab({ url: `/${path}` })
  const url = address(path, query)
  if (Taro.getCurrentPages().length >= 10) return void Taro.redirectTo({ url })
  void Taro.navigateTo({ url })
}

/** The same place again, as if newly entered. */
export const replace = (path: Path, query: Record<string, string> = {}) =>
  void Taro.redirectTo({ url: address(path, query) })

/** Back to where one came from; whoever came by a card from outside goes home. */
export function back() {
  if (Taro.getCurrentPages().length > 1) return void Taro.navigateBack()
  void Taro.switchTab({ url: `/${pages.home}` })
}
