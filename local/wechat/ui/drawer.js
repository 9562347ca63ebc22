import { h, icon } from './dom.js'
import { drawCallbacks, drawCalls, drawFaults, drawOutbox } from './drawer-views.js'

const wordsOf = (control) => control.getAttribute('aria-label') ?? control.name + control.textContent
const views = { outbox: '发件箱', callbacks: '回调', calls: '接口调用', faults: '故障' }
const updateKindsOf = {
  outbox: ['message'],
  callbacks: ['callback'],
  calls: ['message', 'callback', 'code', 'fault'],
  faults: ['fault'],
}

/** The operator's view: what was sent and why not, callbacks, calls, and faults to inject. */
export function createDrawer(state) {
  let view = 'outbox'
  let timer
  const note = h('p', { class: 'drawer-note', role: 'status' })
  const content = h('div', { class: 'drawer-content' })
  const tabs = h('div', { class: 'drawer-tabs', role: 'tablist' })
  const closer = h(
    'button',
    { class: 'icon-button', 'aria-label': '关闭幕后', onclick: toggle },
    icon('close', 20),
  )
  const element = h(
    'aside',
    {
      class: 'drawer',
      hidden: true,
      'aria-label': '幕后',
      onkeydown: (event) => event.key === 'Escape' && toggle(),
    },
    h('header', {}, h('h2', {}, '幕后'), closer),
    tabs,
    note,
    content,
  )

  let opener // what had the focus before the drawer was opened
  const tabOf = Object.fromEntries(
    Object.entries(views).map(([name, label]) => [
      name,
      h('button', { role: 'tab', onclick: () => openView(name) }, label),
    ]),
  )
  tabs.append(...Object.values(tabOf))

  function toggle() {
    element.hidden = !element.hidden
    if (element.hidden) return opener?.focus()
    opener = document.activeElement
    closer.focus()
    openView(view)
  }
  function openView(next) {
    view = next
    note.textContent = ''
    for (const [name, tab] of Object.entries(tabOf)) tab.setAttribute('aria-selected', String(name === view))
    content.replaceChildren(h('p', { class: 'drawer-empty' }, '正在读取…'))
    void refresh()
  }
  async function refresh() {
    const requested = view
    try {
      const drawn = await drawViews[requested]()
      if (requested === view) redraw(drawn.filter(Boolean))
    } catch (error) {
      redraw([
        h('p', { class: 'drawer-empty' }, error.message),
        h('button', { class: 'plain', onclick: refresh }, '再试一次'),
      ])
    }
  }
  /** The keyboard keeps its place: the control with the same words gets the focus, or else the open tab. */
  function redraw(children) {
    const focused = content.contains(document.activeElement) && document.activeElement
    content.replaceChildren(...children)
    if (!focused) return
    const controls = [...content.querySelectorAll('button, input, select, textarea, a')]
    const same = controls.find(
      (each) => each.tagName === focused.tagName && wordsOf(each) === wordsOf(focused),
    )
    const target = same ?? tabOf[view]
    target.focus()
  }
  async function runAndNote(work) {
    try {
      showNote((await work()) ?? '')
    } catch (error) {
      showNote(error.message)
    }
    void refresh()
  }
  function showNote(text) {
    if (element.hidden && text) toggle() // clears the note
    note.textContent = text
  }

  const drawViews = {
    outbox: drawOutbox,
    callbacks: () => drawCallbacks(state(), runAndNote),
    calls: drawCalls,
    faults: () => drawFaults(runAndNote),
  }

  return {
    element,
    toggle,
    showNote,
    update(kinds) {
      const isConcerned = updateKindsOf[view].some((kind) => kinds.includes(kind))
      const isFormInUse = view === 'faults' && element.contains(document.activeElement)
      if (element.hidden || !isConcerned || isFormInUse) return
      clearTimeout(timer)
      timer = setTimeout(refresh, 200)
    },
  }
}
