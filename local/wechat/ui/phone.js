import { get, post } from './api.js'
import { playBell } from './bell.js'
import { avatar, h } from './dom.js'
import { createMiniProgram } from './mini-program.js'
import { createPicker } from './picker.js'
import { createScan } from './scan.js'
import { drawScreen } from './screens.js'

const BANNER_MS = 5_000

/** A phone that shows one person's WeChat. */
export function createPhone(initialPerson, { state, onPerson, onClose }) {
  let person = initialPerson
  let known // the last answer of the server about the person
  let failure
  let newest // sequence of the newest message, to ring for later ones only
  let screen = { name: 'chats' }
  let bannerTimer

  const time = h('span', { class: 'status-time' })
  const body = h('div', { class: 'screen' })
  const banner = h('button', { class: 'banner', hidden: true })
  const picker = createPicker(person, { onPick: changePerson, onClose })
  const program = createMiniProgram({
    app: () => appOf('miniProgram'),
    onSeen: () => post(path('/visit', 'phones')).catch(() => {}),
  })
  const scan = createScan({
    onMiniProgram: (where) => openProgram(where),
    onAddress: (url) => window.open(url, '_blank', 'noopener'),
  })
  const glass = h(
    'div',
    { class: 'glass' },
    h('div', { class: 'status' }, time, signals()),
    body,
    program.element,
    scan.element,
    banner,
  )
  const shell = h('div', { class: 'shell' }, glass)
  const element = h(
    'section',
    { class: 'phone', 'aria-label': `${person.nickname}的手机` },
    picker.element,
    shell,
  )

  const appOf = (kind) => state().apps.find((app) => app.kind === kind)
  const path = (rest, of = 'people') => `/${of}/${encodeURIComponent(person.personId)}${rest}`

  const actions = {
    go(next) {
      screen = next
      draw()
      if (next.name === 'chat') void markRead(next.chat)
    },
    act: async (rest, payload) => {
      try {
        return await post(path(rest), payload)
      } catch (error) {
        showBanner('操作没有完成', error.message)
        return undefined
      } finally {
        void refresh()
      }
    },
    openProgram: (where) => openProgram(where),
    openAddress: (url) => window.open(url, '_blank', 'noopener'),
    scan: () => scan.open(),
    retry: () => refresh(),
  }

  draw()
  void refresh()

  function draw() {
    drawScreen(body, screen, {
      known,
      failure,
      person,
      account: appOf('serviceAccount'),
      program: appOf('miniProgram'),
      ...actions,
    })
  }

  async function refresh() {
    const requestedId = person.personId
    try {
      const answer = await get(path(''))
      if (requestedId !== person.personId) return
      known = answer
      failure = undefined
      ringForNewMessages()
    } catch (error) {
      failure = error.message
    }
    draw()
    if (screen.name === 'chat' && known?.[screen.chat].unread && !program.isOpen()) void markRead(screen.chat)
  }

  async function markRead(chat) {
    if (!known?.[chat].unread) return
    known[chat].unread = 0
    await post(path('/read'), { chat }).catch(() => {})
  }

  /** Rings, vibrates and shows a banner for messages that arrived since the last refresh. */
  function ringForNewMessages() {
    const arrived = [...known.account.messages, ...known.notices.messages].filter(
      ({ channel }) => channel !== 'heard',
    )
    const latest = arrived.reduce(
      (last, message) => (message.sequence > (last?.sequence ?? '') ? message : last),
      undefined,
    )
    const before = newest
    newest = latest?.sequence ?? ''
    if (before === undefined || !latest || latest.sequence <= before) return
    const chat = latest.channel === 'subscribeMessage' ? 'notices' : 'account'
    if (screen.name === 'chat' && screen.chat === chat && !program.isOpen()) return playBell()
    const text = latest.title
      ? `${latest.title}：${latest.fields?.[0]?.value ?? ''}`
      : (latest.text ?? '新消息')
    showBanner(chat === 'notices' ? '服务通知' : latest.from, text, () => {
      program.close()
      actions.go({ name: 'chat', chat })
    })
    shell.classList.remove('ringing')
    void shell.offsetWidth // forces a layout, which restarts the animation
    shell.classList.add('ringing')
    playBell()
  }

  function showBanner(title, text, onTap) {
    clearTimeout(bannerTimer)
    banner.replaceChildren(
      avatar(title, title === '服务通知' ? 'notices' : 'account'),
      h('span', { class: 'two-lines' }, h('b', {}, title), h('small', {}, text)),
    )
    banner.hidden = false
    banner.onclick = () => {
      banner.hidden = true
      onTap?.()
    }
    bannerTimer = setTimeout(() => {
      banner.hidden = true
    }, BANNER_MS)
  }

  function openProgram(where) {
    scan.close()
    program.open(person.personId, where)
  }

  function changePerson(next) {
    person = next
    known = undefined
    newest = undefined
    screen = { name: 'chats' }
    banner.hidden = true
    program.quit()
    scan.close()
    element.setAttribute('aria-label', `${person.nickname}的手机`)
    draw()
    void refresh()
    onPerson()
  }

  return {
    element,
    refresh,
    personId: () => person.personId,
    setTime(text) {
      if (time.textContent !== text) time.textContent = text
    },
    codesChanged: () => scan.refresh(),
  }
}

const signals = () => {
  const holder = h('span', { class: 'signals', 'aria-hidden': 'true' })
  holder.innerHTML =
    '<svg viewBox="0 0 64 14" width="64" height="14"><g fill="currentColor"><rect x="0" y="8" width="3" height="4" rx="1"/><rect x="5" y="6" width="3" height="6" rx="1"/><rect x="10" y="3.5" width="3" height="8.5" rx="1"/><rect x="15" y="1" width="3" height="11" rx="1"/></g><text x="21" y="11.5" font-size="11" font-weight="600" fill="currentColor">5G</text><rect x="39.5" y="1.5" width="20" height="10" rx="3" fill="none" stroke="currentColor" opacity=".5"/><rect x="41" y="3" width="15" height="7" rx="1.8" fill="currentColor"/><rect x="61" y="4.5" width="1.8" height="4" rx=".9" fill="currentColor" opacity=".5"/></svg>'
  return holder
}
