import Taro from '@tarojs/taro'

/** WeChat applies a new version at the next cold start; this offers to apply it at once. */
export function offerUpdate() {
  if (process.env.TARO_ENV !== 'weapp') return
  const updateManager = Taro.getUpdateManager()
  updateManager.onUpdateReady(() => {
    void Taro.showModal({
      title: '有新版本',
      content: '重新打开后即可使用，学习进度已保存。',
      confirmText: '重新打开',
    }).then(({ confirm }) => {
      if (confirm) updateManager.applyUpdate()
    })
  })
}
