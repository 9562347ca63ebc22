import { drawChat } from './chat.js'
import { avatar, badge, h, icon, redrawIfChanged } from './dom.js'
import { shortOf } from './time.js'

/** Draws one screen of WeChat. `view` holds the facts that it shows and the actions of its buttons. */
export function drawScreen(body, screen, view) {
  if (!view.known) return drawWaiting(body, view)
  if (screen.name === 'chat') return drawChat(body, screen.chat, view)
  if (screen.name === 'profile')
    return redrawIfChanged(body, ['profile', view.person, view.known.follows, view.account], () =>
      drawProfile(view),
    )
  const tabs = { chats, discover, me }
  const unread = view.known.account.unread + view.known.notices.unread
  redrawIfChanged(body, [screen.name, view.person, view.known, view.account], () => [
    tabs[screen.name](view),
    drawTabBar(screen.name, unread, view),
  ])
}

export const drawNavBar = ({ title, onBack, right }) =>
  h(
    'header',
    { class: 'nav' },
    onBack
      ? h('button', { class: 'icon-button nav-back', 'aria-label': '返回', onclick: onBack }, icon('back'))
      : undefined,
    h('h2', {}, title),
    right,
  )

function drawWaiting(body, { failure, retry }) {
  redrawIfChanged(body, ['waiting', failure], () => [
    drawNavBar({ title: '微信' }),
    failure
      ? h(
          'div',
          { class: 'page-note', role: 'alert' },
          h('p', {}, failure),
          h('button', { class: 'green', onclick: retry }, '再试一次'),
        )
      : h(
          'div',
          { class: 'page-note', role: 'status' },
          h('span', { class: 'spinner' }),
          h('p', {}, '正在收取…'),
        ),
  ])
}

function drawTabBar(current, unread, { go }) {
  const tab = (name, label, picture, count) =>
    h(
      'button',
      { 'aria-current': current === name ? 'page' : undefined, onclick: () => go({ name }) },
      h('span', { class: 'tab-icon' }, icon(picture, 26), badge(count)),
      label,
    )
  return h(
    'nav',
    { class: 'tabs', 'aria-label': '微信' },
    tab('chats', '微信', 'chats', unread),
    tab('discover', '发现', 'discover'),
    tab('me', '我', 'me'),
  )
}

function chats({ known, account, program, go, scan }) {
  const drawLine = (chat, name, kind, messages, unread) => {
    const last = messages.at(-1)
    return h(
      'button',
      { class: 'row chat-row', onclick: () => go({ name: 'chat', chat }) },
      h('span', { class: 'with-badge' }, avatar(name, kind), badge(unread)),
      h('span', { class: 'two-lines' }, h('b', {}, name), h('small', {}, last ? summary(last) : '暂无消息')),
      last ? h('time', {}, shortOf(last.at)) : undefined,
    )
  }
  const lines = []
  if (known.account.messages.length || known.follows)
    lines.push({
      at: known.account.messages.at(-1)?.at ?? '',
      row: drawLine('account', account.name, 'account', known.account.messages, known.account.unread),
    })
  if (known.notices.messages.length)
    lines.push({
      at: known.notices.messages.at(-1).at,
      row: drawLine('notices', '服务通知', 'notices', known.notices.messages, known.notices.unread),
    })
  lines.sort((a, b) => (a.at < b.at ? 1 : -1))
  const accountFound = known.follows
    ? undefined
    : h(
        'button',
        { class: 'row chat-row found', onclick: () => go({ name: 'profile' }) },
        avatar(account.name, 'account'),
        h('span', { class: 'two-lines' }, h('b', {}, account.name), h('small', {}, '服务号 · 还没有关注')),
        icon('next', 18),
      )
  return h(
    'div',
    { class: 'page' },
    drawNavBar({
      title: '微信',
      right: h(
        'button',
        { class: 'icon-button nav-right', 'aria-label': '扫一扫', onclick: scan },
        icon('scan', 22),
      ),
    }),
    h(
      'div',
      { class: 'scroll' },
      h(
        'button',
        { class: 'search-box', onclick: () => go({ name: 'profile' }) },
        icon('search', 18),
        `搜索 ${account.name}`,
      ),
      h(
        'div',
        { class: 'rows' },
        lines.map(({ row }) => row),
        accountFound,
      ),
      lines.length
        ? undefined
        : h(
            'p',
            { class: 'page-hint' },
            `关注“${account.name}”，或在${program.name}里允许接收通知，消息会出现在这里。`,
          ),
    ),
  )
}

/** A message in one line, for the list of chats. */
function summary({ channel, title, text, fields, articles }) {
  if (channel === 'heard') return text
  if (title) return `[${title}] ${fields?.[0]?.value ?? ''}`
  return text?.replace(/<[^>]*>/g, '') ?? articles?.[0]?.title ?? ''
}

function drawProfile({ known, account, go, act }) {
  const follow = async () => {
    await act('/follow')
    go({ name: 'chat', chat: 'account' })
  }
  return h(
    'div',
    { class: 'page white' },
    drawNavBar({ title: '', onBack: () => go({ name: 'chats' }) }),
    h(
      'div',
      { class: 'scroll profile' },
      avatar(account.name, 'account'),
      h('h3', {}, account.name),
      h('p', { class: 'profile-mark' }, '服务号'),
      h('p', {}, account.introduction ?? ''),
      known.follows
        ? h(
            'div',
            { class: 'profile-actions' },
            h('button', { class: 'grey-button', onclick: () => act('/unfollow') }, '不再关注'),
            h('button', { class: 'green', onclick: () => go({ name: 'chat', chat: 'account' }) }, '发消息'),
          )
        : h('button', { class: 'green wide', onclick: follow }, '关注公众号'),
      h(
        'p',
        { class: 'page-hint' },
        known.follows ? '已关注。新公告发布后，会在这里收到提醒。' : '关注后可接收公告、开课与学时提醒。',
      ),
    ),
  )
}

function discover({ program, openProgram, scan }) {
  return h(
    'div',
    { class: 'page' },
    drawNavBar({ title: '发现' }),
    h(
      'div',
      { class: 'scroll' },
      h(
        'div',
        { class: 'rows' },
        h(
          'button',
          { class: 'row', onclick: scan },
          h('span', { class: 'row-icon blue' }, icon('scan')),
          h('b', {}, '扫一扫'),
          icon('next', 18),
        ),
      ),
      h('h3', { class: 'rows-title' }, '最近使用的小程序'),
      h(
        'div',
        { class: 'rows' },
        h(
          'button',
          { class: 'row chat-row', onclick: () => openProgram('') },
          avatar(program.name, 'program'),
          h(
            'span',
            { class: 'two-lines' },
            h('b', {}, program.name),
            h('small', {}, program.introduction ?? '小程序'),
          ),
          icon('next', 18),
        ),
      ),
    ),
  )
}

function me({ known, act }) {
  const { person, credits, follows } = known
  const toggle = (label, hint, on, change) =>
    h(
      'label',
      { class: 'row switch-row' },
      h('span', { class: 'two-lines' }, h('b', {}, label), h('small', {}, hint)),
      h('input', { type: 'checkbox', role: 'switch', ...(on && { checked: true }), onchange: change }),
    )
  return h(
    'div',
    { class: 'page' },
    drawNavBar({ title: '我' }),
    h(
      'div',
      { class: 'scroll' },
      h(
        'div',
        { class: 'rows my-card' },
        avatar(person.nickname),
        h(
          'span',
          { class: 'two-lines' },
          h('b', {}, person.nickname),
          h('small', {}, person.note ?? ''),
          h('small', {}, `手机号 ${person.phone}`),
        ),
      ),
      h('h3', { class: 'rows-title' }, '消息接收'),
      h(
        'div',
        { class: 'rows' },
        toggle('接收订阅消息', '小程序服务通知的总开关', !person.mainSwitchOff, (event) =>
          act('/consent-switch', { on: event.target.checked }),
        ),
        follows
          ? toggle('接收服务号消息', '关闭后服务号的提醒不再送达', !person.refusesMessages, (event) =>
              act('/changes', { refusesMessages: !event.target.checked }),
            )
          : undefined,
      ),
      h('h3', { class: 'rows-title' }, '订阅授权'),
      h(
        'div',
        { class: 'rows' },
        credits.map(({ title, left, answer, always }) =>
          h(
            'div',
            { class: 'row' },
            h(
              'span',
              { class: 'two-lines' },
              h('b', {}, title),
              h('small', {}, consentWords(answer, always)),
            ),
            h('span', { class: 'row-value' }, `可收 ${left} 次`),
          ),
        ),
      ),
    ),
  )
}

function consentWords(answer, always) {
  if (!always) return '每次询问'
  return answer === 'accept' ? '总是允许' : '总是拒绝'
}
