import { get } from './api.js'
import { avatar, badge, h, icon, moveFocusByArrows } from './dom.js'

/** Shows whose phone this is, and opens a searchable list to change it. */
export function createPicker(person, { onPick, onClose }) {
  const label = h('span', { class: 'picker-label' })
  const open = h(
    'button',
    { class: 'picker-button', 'aria-haspopup': 'listbox', 'aria-expanded': 'false', onclick: toggle },
    label,
    icon('down', 18),
  )
  const search = h('input', {
    type: 'search',
    placeholder: '搜索姓名、岗位或手机号',
    'aria-label': '搜索使用手机的人',
    oninput: () => findSoon(),
    autocomplete: 'off',
  })
  const list = h('ul', { class: 'picker-list', role: 'listbox', 'aria-label': '选择使用手机的人' })
  const panel = h('div', { class: 'picker-panel', hidden: true, onkeydown: onKeyDown }, search, list)
  const closer = h(
    'button',
    { class: 'icon-button wide-only phone-closer', 'aria-label': '收起这部手机', onclick: onClose },
    icon('close', 16),
  )
  const element = h('div', { class: 'picker' }, open, closer, panel)
  let timer

  document.addEventListener('pointerdown', (event) => {
    if (!panel.hidden && !element.contains(event.target)) close()
  })
  draw(person)

  function draw({ nickname, note }) {
    label.replaceChildren(avatar(nickname), h('b', {}, nickname), h('small', {}, note ?? ''))
    open.setAttribute('aria-label', `${nickname}的手机，换一个人`)
  }
  function toggle() {
    if (!panel.hidden) return close()
    panel.hidden = false
    open.setAttribute('aria-expanded', 'true')
    search.value = ''
    search.focus()
    void find()
  }
  function close() {
    panel.hidden = true
    open.setAttribute('aria-expanded', 'false')
  }
  function onKeyDown(event) {
    if (event.key === 'Escape') {
      close()
      open.focus()
    }
    moveFocusByArrows(event, 'input, [role=option]')
  }
  function findSoon() {
    clearTimeout(timer)
    timer = setTimeout(find, 150)
  }
  async function find() {
    const words = search.value
    try {
      const { people, total } = await get(`/people?limit=12&q=${encodeURIComponent(words)}`)
      if (words !== search.value) return
      const rows = people.map((one) =>
        h(
          'li',
          {},
          h(
            'button',
            { role: 'option', 'aria-selected': 'false', onclick: () => choose(one) },
            avatar(one.nickname),
            h(
              'span',
              { class: 'two-lines' },
              h('b', {}, one.nickname),
              h('small', {}, one.note ?? one.phone),
            ),
            badge(one.unread),
          ),
        ),
      )
      const rest =
        total > people.length && !words
          ? h('li', { class: 'picker-note' }, `共 ${total} 人，输入姓名查找`)
          : undefined
      const none = people.length
        ? undefined
        : h('li', { class: 'picker-note' }, words ? `没有找到“${words}”` : '还没有人')
      list.replaceChildren(...[...rows, rest, none].filter(Boolean))
    } catch (error) {
      list.replaceChildren(h('li', { class: 'picker-note' }, error.message))
    }
  }
  function choose(chosen) {
    close()
    draw(chosen)
    onPick(chosen)
    open.focus()
  }
  return { element, draw }
}
