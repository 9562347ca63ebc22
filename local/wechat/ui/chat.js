import { avatar, h, icon, redrawIfChanged } from './dom.js'
import { drawNavBar } from './screens.js'
import { longOf } from './time.js'

const TIME_SHOWN_AFTER_MS = 5 * 60_000

/** Draws the chat of the service account, or 服务通知. */
export function drawChat(body, chat, view) {
  const { known, account, go } = view
  const isAccount = chat === 'account'
  const { messages } = known[chat]
  const typedText = body.querySelector('.say input')?.value ?? ''
  const isWriting = body.querySelector('.chat-foot')?.dataset.writes === 'yes'
  const changed = redrawIfChanged(
    body,
    [chat, messages, known.follows, account, view.person.personId],
    () => {
      const more = h(
        'button',
        {
          class: 'icon-button nav-right',
          'aria-label': '服务号资料',
          onclick: () => go({ name: 'profile' }),
        },
        icon('more', 22),
      )
      return h(
        'div',
        { class: 'page' },
        drawNavBar({
          title: isAccount ? account.name : '服务通知',
          onBack: () => go({ name: 'chats' }),
          right: isAccount ? more : undefined,
        }),
        h(
          'div',
          { class: 'scroll talk', role: 'log', 'aria-label': '聊天记录', tabindex: '0' },
          drawHistory(messages, view, isAccount),
        ),
        isAccount ? drawFoot(view, isWriting) : undefined,
      )
    },
  )
  if (!changed) return
  const talk = body.querySelector('.talk')
  talk.scrollTop = talk.scrollHeight
  const input = body.querySelector('.say input')
  if (input) input.value = typedText
}

function drawHistory(messages, view, isAccount) {
  if (!messages.length)
    return h(
      'p',
      { class: 'page-hint' },
      isAccount && view.known.follows ? '你已关注，现在可以开始对话了。' : '还没有消息。',
    )
  let previousTime = 0
  return messages.map((message) => {
    const time = Date.parse(message.at)
    const stamp =
      time - previousTime > TIME_SHOWN_AFTER_MS
        ? h('time', { class: 'stamp' }, longOf(message.at))
        : undefined
    previousTime = time
    return [stamp, drawMessage(message, view)]
  })
}

function drawMessage(message, view) {
  if (message.channel === 'system') return h('p', { class: 'system' }, message.text)
  if (message.channel === 'heard')
    return h(
      'div',
      { class: 'said mine' },
      h('p', { class: 'bubble' }, message.text),
      avatar(view.person.nickname),
    )
  if (message.fields) return drawCard(message, view)
  const from = avatar(view.account.name, 'account')
  if (message.articles?.length)
    return h(
      'div',
      { class: 'said' },
      from,
      h(
        'div',
        { class: 'articles' },
        message.articles.map((article) =>
          h(
            'button',
            { onclick: () => article.url && view.openAddress(article.url) },
            h('b', {}, article.title),
            h('small', {}, article.description ?? ''),
          ),
        ),
      ),
    )
  if (message.page !== undefined)
    return h(
      'div',
      { class: 'said' },
      from,
      h(
        'button',
        { class: 'page-card', onclick: () => view.openProgram(message.page) },
        h('small', {}, view.program.name),
        h('b', {}, message.text),
        h('small', { class: 'page-card-foot' }, '小程序'),
      ),
    )
  return h('div', { class: 'said' }, from, h('p', { class: 'bubble' }, linkify(message.text ?? '', view)))
}

/** A template or subscribe message: its values under the template's labels. */
function drawCard({ channel, from, title, fields, page, url, at }, view) {
  const opens = page !== undefined || url
  const open = () => (page !== undefined ? view.openProgram(page) : view.openAddress(url))
  const foot = page !== undefined ? '进入小程序查看' : '查看详情'
  const name = channel === 'subscribeMessage' ? from : view.account.name
  return h(
    opens ? 'button' : 'div',
    { class: 'card', ...(opens && { onclick: open }) },
    h(
      'span',
      { class: 'card-from' },
      avatar(name, channel === 'subscribeMessage' ? 'program' : 'account'),
      h('span', {}, name),
      h('time', {}, longOf(at)),
    ),
    h('b', { class: 'card-title' }, title),
    h(
      'span',
      { class: 'card-fields' },
      fields.map(({ label, value }) =>
        h('span', {}, h('span', { class: 'card-label' }, label), h('span', {}, value)),
      ),
    ),
    opens ? h('span', { class: 'card-foot' }, foot, icon('next', 16)) : undefined,
  )
}

/** Makes links of a text open the mini-program or an address. Other markup stays text. */
function linkify(text, view) {
  const parts = []
  let restStart = 0
  for (const match of text.matchAll(/<a\s([^>]*)>([^<]*)<\/a>/g)) {
    const attribute = (name) => new RegExp(`${name}=["']([^"']*)["']`).exec(match[1])?.[1]
    const page = attribute('data-miniprogram-path')
    const url = attribute('href')
    parts.push(text.slice(restStart, match.index))
    parts.push(
      h(
        'button',
        {
          class: 'text-link',
          onclick: () => (page === undefined ? url && view.openAddress(url) : view.openProgram(page)),
        },
        match[2],
      ),
    )
    restStart = match.index + match[0].length
  }
  return [...parts, text.slice(restStart)]
}

function drawFoot({ account, act, openProgram, openAddress }, isWriting) {
  const element = h('footer', { class: 'chat-foot', 'data-writes': isWriting ? 'yes' : 'no' })
  const input = h('input', {
    type: 'text',
    'aria-label': '输入消息',
    placeholder: '',
    maxlength: 600,
    autocomplete: 'off',
  })
  const inputForm = h(
    'form',
    {
      class: 'say',
      onsubmit: (event) => {
        event.preventDefault()
        const text = input.value.trim()
        if (!text) return
        input.value = ''
        void act('/messages', { text })
      },
    },
    input,
    h('button', { class: 'green' }, '发送'),
  )
  const tapMenuEntry = async ({ name }) => {
    const answer = await act('/menu', { name })
    if (answer?.entry?.page) openProgram(answer.entry.page)
    else if (answer?.entry?.url) openAddress(answer.entry.url)
  }
  const menu = h(
    'div',
    { class: 'account-menu' },
    account.menu.map((entry) => h('button', { onclick: () => tapMenuEntry(entry) }, entry.name)),
  )
  const switchButton = h('button', {
    class: 'icon-button',
    onclick: () => switchTo(element.dataset.writes === 'no'),
  })
  function switchTo(toWriting) {
    element.dataset.writes = toWriting ? 'yes' : 'no'
    switchButton.setAttribute('aria-label', toWriting ? '显示菜单' : '输入消息')
    switchButton.replaceChildren(icon(toWriting ? 'menu' : 'keyboard'))
    if (toWriting) input.focus()
  }
  if (!account.menu.length) element.dataset.writes = 'yes'
  else element.append(switchButton)
  element.append(menu, inputForm)
  switchButton.replaceChildren(icon(isWriting ? 'menu' : 'keyboard'))
  switchButton.setAttribute('aria-label', isWriting ? '显示菜单' : '输入消息')
  return element
}
