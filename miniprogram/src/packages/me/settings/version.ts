import Taro from '@tarojs/taro'

const buildTitles = { develop: '开发版', trial: '体验版', release: '正式版' }

/** The version published by WeChat; a build that is not published has none and shows its kind. */
export function versionWords(): string {
  const { version, envVersion } = Taro.getAccountInfoSync().miniProgram
  return version || buildTitles[envVersion] || ''
}
