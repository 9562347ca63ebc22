import { get, post } from './api.js'
import { h, icon } from './dom.js'
import { ageOf } from './time.js'

/** 扫一扫: a sheet with the codes issued lately, each scanned by a tap, and a field for other content. */
export function createScan({ onMiniProgram, onAddress }) {
  const list = h('ul', { class: 'code-list' })
  const text = h('input', {
    type: 'text',
    placeholder: '粘贴二维码内容或参数',
    'aria-label': '二维码内容',
    autocomplete: 'off',
  })
  const note = h('p', { class: 'sheet-note', role: 'status' })
  const form = h('form', { class: 'paste', onsubmit: submit }, text, h('button', { class: 'green' }, '识别'))
  const closer = h(
    'button',
    { class: 'icon-button', 'aria-label': '关闭', onclick: close },
    icon('close', 20),
  )
  const sheet = h(
    'div',
    { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': '扫一扫' },
    h('header', {}, h('h3', {}, '扫一扫'), closer),
    list,
    note,
    form,
  )
  const element = h(
    'div',
    { class: 'sheet-back', hidden: true, onclick: (event) => event.target === element && close() },
    sheet,
  )
  element.addEventListener('keydown', (event) => event.key === 'Escape' && close())

  function open() {
    element.hidden = false
    note.textContent = ''
    closer.focus()
    void refresh()
  }
  function close() {
    element.hidden = true
  }
  async function refresh() {
    if (element.hidden) return
    try {
      const { codes } = await get('/codes')
      if (!codes.length)
        return list.replaceChildren(
          h('li', { class: 'empty' }, '最近没有生成过小程序码。在网页上点“微信扫码”，码就会出现在这里。'),
        )
      list.replaceChildren(
        ...codes.slice(0, 12).map(({ sequence, link, page, at }) =>
          h(
            'li',
            {},
            h(
              'button',
              { onclick: () => scan(link) },
              h('img', {
                src: `/wechat/_sim/codes/${sequence}/picture`,
                alt: '小程序码',
                width: 88,
                height: 88,
                loading: 'lazy',
              }),
              h('span', { class: 'two-lines' }, h('b', {}, ageOf(at)), h('small', {}, page)),
            ),
          ),
        ),
      )
    } catch (error) {
      list.replaceChildren(h('li', { class: 'empty' }, error.message))
    }
  }
  async function scan(content) {
    try {
      const found = await post('/scan', { text: content })
      if (found.kind === 'miniProgram') onMiniProgram(found.path)
      else if (found.kind === 'address') onAddress(found.url)
      else note.textContent = `识别到文字：${found.text}`
    } catch (error) {
      note.textContent = error.message
    }
  }
  function submit(event) {
    event.preventDefault()
    if (text.value.trim()) void scan(text.value)
  }
  return { element, open, close, refresh }
}
