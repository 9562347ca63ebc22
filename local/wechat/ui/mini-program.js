import { h, icon } from './dom.js'

const POLL_MS = 250

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

  function open(who, where = '') {
    element.hidden = false
    element.classList.add('arriving')
    onSeen()
    const hash = `#/${where.replace(/^\//, '')}`
    if (frame && personId === who) {
      if (where) turnTo(hash)
    } else start(who, where ? hash : '')
    clearInterval(timer)
    timer = setInterval(watch, POLL_MS)
  }

  function start(who, hash) {
    personId = who
    cover.replaceChildren(h('span', { class: 'spinner' }), h('b', {}, app()?.name ?? '小程序'))
    cover.hidden = false
    frame = h('iframe', {
      title: app()?.name ?? '小程序',
      name: `phone:${who}`,
      src: `/?phone=${encodeURIComponent(who)}${hash}`,
      allow: 'autoplay; fullscreen; picture-in-picture',
    })
    frame.addEventListener('load', loaded)
    holder.replaceChildren(frame)
  }

  function loaded() {
    const failed = page()?.contentType !== 'text/html' || !page().body?.children.length
    cover.hidden = !failed
    if (failed)
      cover.replaceChildren(
        h('p', {}, '小程序没有打开，请检查本机服务。'),
        h('button', { class: 'green', onclick: restart }, '再试一次'),
      )
    watch()
  }

  /** Undefined if the frame shows an error page of the browser, which scripts may not read. */
  function page() {
    try {
      return frame?.contentDocument ?? undefined
    } catch {
      return undefined
    }
  }

  function watch() {
    const shown = page()
    if (!shown || !frame.contentWindow) return
    const name = shown.title || app()?.name || ''
    if (title.textContent !== name) title.textContent = name
    const colour = shown.querySelector('meta[name=theme-color]')?.content
    if (colour) element.parentElement.style.setProperty('--program', colour)
    const program = frame.contentWindow.wxSim
    if (!program) return
    const kind = program.isOnTab ? '' : program.canGoBack ? 'back' : 'home'
    if (back.dataset.kind === kind) return
    back.dataset.kind = kind
    back.hidden = !kind
    back.setAttribute('aria-label', kind === 'home' ? '回到首页' : '返回')
    back.replaceChildren(icon(kind || 'back'))
  }

  function goBack() {
    frame.contentWindow.wxSim.goBack()
    watch()
  }

  /** An absolute address, as a hash alone would be resolved against this page instead of the frame's. */
  function turnTo(hash) {
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
    const who = personId
    quit()
    open(who)
  }

  return { element, open, close, quit, isOpen: () => !element.hidden }
}
