/** Attributes that Taro's own elements of a page lack, by selector. */
const missingAttributes: Record<string, Record<string, string>> = {
  '#taro-navigation-bar': { role: 'banner' },
  '#taro-navigation-bar .taro-navigation-bar-title': { role: 'heading', 'aria-level': '1' },
  '#taro-navigation-bar .taro-navigation-bar-back': { role: 'button', tabindex: '0', 'aria-label': '返回' },
  '#taro-navigation-bar .taro-navigation-bar-home': { role: 'button', tabindex: '0', 'aria-label': '回首页' },
  '.taro-tabbar__tabbar': { role: 'navigation', 'aria-label': '主菜单' },
}
const NAMED_FIELDS = 'taro-input-core[aria-label], taro-textarea-core[aria-label]'

function setMissing(element: Element, name: string, value: string) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}

function completeElements() {
  for (const [selector, attributes] of Object.entries(missingAttributes)) {
    for (const element of Array.from(document.querySelectorAll(selector))) {
      for (const [name, value] of Object.entries(attributes)) setMissing(element, name, value)
    }
  }
  for (const tab of Array.from(document.querySelectorAll('.taro-tabbar__tabbar a'))) {
    setMissing(tab, 'aria-current', tab.classList.contains('weui-bar__item_on') ? 'page' : 'false')
  }
  // The name of a field is on Taro's element; a screen reader reads the field inside it.
  for (const host of Array.from(document.querySelectorAll(NAMED_FIELDS))) {
    const field = host.querySelector('input, textarea')
    if (field) setMissing(field, 'aria-label', host.getAttribute('aria-label') ?? '')
  }
  // Taro's picture has its name on the element around it.
  for (const picture of Array.from(document.querySelectorAll('taro-image-core img'))) {
    setMissing(picture, 'alt', '')
  }
}

new MutationObserver(completeElements).observe(document.documentElement, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['class', 'aria-label'],
})

export {}
