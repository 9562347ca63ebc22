import Taro from '@tarojs/taro'

/** A new version is there from the next cold start on; whoever has this one open may take it at once. */
export function updateWhenReady() {
  if (process.env.TARO_ENV !== 'weapp') return
  const updates = Taro.getUpdateManager()
  updates.onUpdateReady(() => {
    void Taro.showModal({
      title: '有新版本',
      content: '重新打开后即可使用，学习进度已保存。',
      confirmText: '重新打开',
    }).then(({ confirm }) => {
      if (confirm) updates.applyUpdate()
    })
  })
}
