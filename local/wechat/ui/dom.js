/** Creates an element: `h('button', { class: 'x', onclick }, 'text', child)`. Text is never parsed as markup. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else element.setAttribute(name, value === true ? '' : value)
  }
  element.append(
    ...children
      .flat(Infinity)
      .filter((child) => child !== undefined && child !== null && child !== false && child !== ''),
  )
  return element
}

const paths = {
  back: '<path d="M15 4 7 12l8 8"/>',
  home: '<path d="M4 11 12 4l8 7v9h-5v-6H9v6H4z"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
  more: '<circle cx="5" cy="12" r="1.6" fill="currentColor"/><circle cx="12" cy="12" r="1.6" fill="currentColor"/><circle cx="19" cy="12" r="1.6" fill="currentColor"/>',
  chats:
    '<path d="M12 4c-5 0-9 3.1-9 7 0 2.2 1.3 4.2 3.3 5.5L5.6 20l3.6-2c.9.2 1.8.3 2.8.3 5 0 9-3.1 9-7.2S17 4 12 4Z"/>',
  discover: '<circle cx="12" cy="12" r="9"/><path d="m15.5 8.5-2 5-5 2 2-5z"/>',
  me: '<circle cx="12" cy="8" r="4"/><path d="M4 20c.6-4 3.7-6 8-6s7.4 2 8 6"/>',
  scan: '<path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16"/>',
  program: '<circle cx="12" cy="12" r="9"/><path d="M9 14.5a2.2 2.2 0 1 0 2.8-2.1V9.6A2.2 2.2 0 1 1 15 11"/>',
  bell: '<path d="M6 16V11a6 6 0 1 1 12 0v5l1.5 2h-15zM10 20.5h4"/>',
  muted: '<path d="M6 16V11a6 6 0 0 1 9-5.2M18 11v5l1.5 2h-15M10 20.5h4M4 3l17 18"/>',
  drawer: '<path d="M4 6h16M4 12h16M4 18h10"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  down: '<path d="m7 10 5 5 5-5"/>',
  next: '<path d="m9 5 7 7-7 7"/>',
  keyboard: '<rect x="3" y="6" width="18" height="12" rx="2"/><path d="M7 10h.1M11 10h.1M15 10h.1M7 14h10"/>',
  menu: '<path d="M4 8h16M4 16h16"/>',
  bellOff: '<path d="M4 4l16 16"/>',
}

export function icon(name, size = 24) {
  const holder = document.createElement('span')
  holder.className = 'icon'
  holder.setAttribute('aria-hidden', 'true')
  holder.innerHTML = `<svg viewBox="0 0 24 24" width="${size}" height="${size}" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${paths[name]}</svg>`
  return holder
}

const colours = ['#5b7fb5', '#3f9c8f', '#b5763f', '#8a6bb0', '#4f8f57', '#b2566b', '#4a86a8', '#8c7a4b']

/** One character of the name on a colour that depends on the name only. */
export function avatar(name, kind = 'person') {
  const sum = [...name].reduce((total, character) => total + character.codePointAt(0), 0)
  return h(
    'span',
    {
      class: `avatar avatar-${kind}`,
      style: `--tint:${colours[sum % colours.length]}`,
      'aria-hidden': 'true',
    },
    kind === 'person' ? name.slice(-1) : name.slice(0, 1),
  )
}

export const badge = (count) =>
  count
    ? h('span', { class: 'badge', 'aria-label': `${count} 条未读` }, count > 99 ? '99+' : String(count))
    : undefined

/** Redraws if the facts have changed; otherwise scroll position and focus stay. Returns whether it did. */
export function redrawIfChanged(element, facts, draw) {
  const key = JSON.stringify(facts)
  if (element.dataset.key === key) return false
  element.dataset.key = key
  element.replaceChildren(...[draw()].flat(Infinity).filter(Boolean))
  return true
}

/** Moves the focus among the elements of a list with the arrow keys. */
export function moveFocusByArrows(event, selector) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const all = [...event.currentTarget.querySelectorAll(selector)]
  const index = all.indexOf(document.activeElement)
  const wanted = event.key === 'ArrowDown' ? index + 1 : index - 1
  const next = all[Math.max(0, Math.min(all.length - 1, wanted))]
  if (!next) return
  event.preventDefault()
  next.focus()
}
