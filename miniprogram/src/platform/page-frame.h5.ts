import './accessibility/keyboard.h5'
import './page-frame.h5.scss'
import './accessibility/taro-elements.h5'

// A phone of the simulator draws the title bar around its frame, as WeChat does.
if (window.wxSim && window.parent !== window) document.documentElement.classList.add('in-phone')

/** The tab bar is Taro's own, outside the pages, so the document has the type size too. */
export function showTypeSize(typeSize: string) {
  document.documentElement.dataset.typeSize = typeSize
}
