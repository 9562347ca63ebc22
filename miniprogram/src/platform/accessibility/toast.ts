import Taro from '@tarojs/taro'

/** A short notice over the page. WeChat reads it out. */
export const showToast = (title: string, icon: 'success' | 'none' = 'none') =>
  void Taro.showToast({ title, icon })
