import { h, icon } from './dom.js'

const POLL_MS = 250

/** What the left button of the navigation bar does: nothing on a tab, else back, or home without a page below. */
function backKindOf({ isOnTab, canGoBack }) {
  if (isOnTab) return ''
  return canGoBack ? 'back' : 'home'
}

/** The mini-program on a phone: its page in a frame, with the navigation bar and capsule that WeChat adds. */
export function createMiniProgram({ app, onSeen }) {
  const title = h('h2', {})
  const back = h('button', { class: 'icon-button nav-back', hidden: true, onclick: goBack })
  const capsule = h(
    'div',
    { class: 'capsule' },
    h('button', { 'aria-label': '重新进入小程序', title: '重新进入', onclick: restart }, icon('more', 20)),
    h(
      'button',
      { 'aria-label': '关闭小程序', title: '关闭', onclick: close },
      h('span', { class: 'capsule-ring', 'aria-hidden': 'true' }),
    ),
  )
  const cover = h('div', { class: 'program-cover', role: 'status' })
  const holder = h('div', { class: 'program-frame' })
  const bar = h('header', { class: 'nav' }, back, title, capsule)
  const element = h(
    'div',
    { class: 'program', hidden: true, onkeydown: (event) => event.key === 'Escape' && close() },
    bar,
    holder,
    cover,
  )
  let frame
  let personId
  let timer

  function open(ownerId, path = '') {
    element.hidden = false
    element.classList.add('arriving')
    onSeen()
    const hash = `#/${path.replace(/^\//, '')}`
    if (frame && personId === ownerId) {
      if (path) navigateFrame(hash)
    } else start(ownerId, path ? hash : '')
    clearInterval(timer)
    timer = setInterval(readFrame, POLL_MS)
  }

  function start(ownerId, hash) {
    personId = ownerId
    cover.replaceChildren(h('span', { class: 'spinner' }), h('b', {}, app()?.name ?? '小程序'))
    cover.hidden = false
    frame = h('iframe', {
      title: app()?.name ?? '小程序',
      name: `phone:${ownerId}`,
      src: `/?phone=${encodeURIComponent(ownerId)}${hash}`,
      allow: 'autoplay; fullscreen; picture-in-picture',
    })
    frame.addEventListener('load', onLoad)
    holder.replaceChildren(frame)
  }

  function onLoad() {
    const failed = frameDocument()?.contentType !== 'text/html' || !frameDocument().body?.children.length
    cover.hidden = !failed
    if (failed)
      cover.replaceChildren(
        h('p', {}, '小程序没有打开，请检查本机服务。'),
        h('button', { class: 'green', onclick: restart }, '再试一次'),
      )
    readFrame()
  }

  /** Undefined if the frame shows an error page of the browser, which scripts may not read. */
  function frameDocument() {
    try {
      return frame?.contentDocument ?? undefined
    } catch {
      return undefined
    }
  }

  function readFrame() {
    const page = frameDocument()
    if (!page || !frame.contentWindow) return
    const name = page.title || app()?.name || ''
    if (title.textContent !== name) title.textContent = name
    const colour = page.querySelector('meta[name=theme-color]')?.content
    if (colour) element.parentElement.style.setProperty('--program', colour)
    const program = frame.contentWindow.wxSim
    if (!program) return
    const kind = backKindOf(program)
    if (back.dataset.kind === kind) return
    back.dataset.kind = kind
    back.hidden = !kind
    back.setAttribute('aria-label', kind === 'home' ? '回到首页' : '返回')
    back.replaceChildren(icon(kind || 'back'))
  }

  function goBack() {
    frame.contentWindow.wxSim.goBack()
    readFrame()
  }

  /** An absolute address, as a hash alone would be resolved against this page instead of the frame's. */
  function navigateFrame(hash) {
    const { location } = frame.contentWindow
    location.replace(new URL(hash, location.href).href)
  }

  /** Hides the mini-program; it stays on its page until it is opened again. */
  function close() {
    element.hidden = true
    clearInterval(timer)
  }

  function quit() {
    close()
    frame = undefined
    holder.replaceChildren()
  }

  function restart() {
    const ownerId = personId
    quit()
    open(ownerId)
  }

  return { element, open, close, quit, isOpen: () => !element.hidden }
}
