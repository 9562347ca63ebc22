import Taro from '@tarojs/taro'

/**
 * Calls the listener when the phone has a network again, also after a change from Wi-Fi to mobile data:
 * WeChat tells the new state only.
 */
export function onNetworkReturn(listener: () => void) {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) listener()
  })
}
