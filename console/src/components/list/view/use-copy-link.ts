import { App } from 'antd'

/** Returns what copies the address of the page, which holds the filters and the order, and says so. */
export function useCopyLink() {
  const { message } = App.useApp()
  return async () => {
    const isCopied = (await copyByClipboard(location.href)) || copyBySelection(location.href)
    if (isCopied) message.success('链接已复制，对方有权限时打开看到同样的列表')
    else message.warning('浏览器不允许复制，请从地址栏复制网址')
  }
}

/** False where the browser has no clipboard for pages: on an address without https, for example. */
async function copyByClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed' // so that the page does not scroll to it
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  return isCopied
}
