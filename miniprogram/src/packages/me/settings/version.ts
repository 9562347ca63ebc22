import Taro from '@tarojs/taro'

const kinds = { develop: '开发版', trial: '体验版', release: '正式版' }

/** What WeChat has published; other builds have no number. */
export function versionWords(): string {
  const { version, envVersion } = Taro.getAccountInfoSync().miniProgram
  return version || kinds[envVersion] || ''
}
