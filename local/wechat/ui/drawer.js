import { h, icon } from './dom.js'
import { drawCallbacks, drawCalls, drawFaults, drawOutbox } from './drawer-views.js'

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

  function toggle() {
    element.hidden = !element.hidden
    if (element.hidden) return
    closer.focus()
    openView(view)
  }
  function openView(next) {
    view = next
    note.textContent = ''
    tabs.replaceChildren(
      ...Object.entries(views).map(([name, label]) =>
        h(
          'button',
          { role: 'tab', 'aria-selected': name === view ? 'true' : 'false', onclick: () => openView(name) },
          label,
        ),
      ),
    )
    content.replaceChildren(h('p', { class: 'drawer-empty' }, '正在读取…'))
    void refresh()
  }
  async function refresh() {
    const requested = view
    try {
      const drawn = await drawViews[requested]()
      if (requested === view) content.replaceChildren(...drawn.filter(Boolean))
    } catch (error) {
      content.replaceChildren(
        h('p', { class: 'drawer-empty' }, error.message),
        h('button', { class: 'plain', onclick: refresh }, '再试一次'),
      )
    }
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
