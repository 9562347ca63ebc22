import Taro from '@tarojs/taro'

// A screen reader reads out what changes in a region that was there before.
const region = document.createElement('div')
region.className = 'toast-region'
region.setAttribute('role', 'status')
document.body.append(region)

/** A short notice over the page. */
export function showToast(title: string, icon: 'success' | 'none' = 'none') {
  region.textContent = title
  void Taro.showToast({ title, icon })
}
