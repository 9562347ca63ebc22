import Taro from '@tarojs/taro'
import { showToast } from '../../../platform/accessibility/toast'
import { toMediaUrl } from '../../../platform/media-url'

/** WeChat shows documents in its own viewer, which covers the page. */
export async function openDocument(mediaUrl: string) {
  void Taro.showLoading({ title: '正在打开', mask: true })
  try {
    const { tempFilePath } = await Taro.downloadFile({ url: toMediaUrl(mediaUrl) })
    await Taro.openDocument({ filePath: tempFilePath, showMenu: false })
  } catch {
    showToast('文档暂时打不开，请检查网络')
  } finally {
    Taro.hideLoading()
  }
}
