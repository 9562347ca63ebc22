import { advanceClock, get, listenForUpdates } from './api.js'
import { isSoundOn, setSound } from './bell.js'
import { h, icon } from './dom.js'
import { createDrawer } from './drawer.js'
import { createPhone } from './phone.js'
import { dayOf, isClockKnown, minuteOf, now, secondOf, setClock } from './time.js'

const PHONES_MAX = 3
const root = document.querySelector('#root')
const phones = []
let state

const row = h('main', { class: 'phones', 'aria-label': '手机' })
const clock = h('time', { class: 'clock' })
const offline = h(
  'p',
  { class: 'offline', role: 'status', hidden: true },
  '与本机服务的连接中断，正在重新连接…',
)
const drawer = createDrawer(() => state)

void open()

async function open() {
  try {
    state = await get('/state')
    setClock(state.now)
    const people = await findPeopleToShow()
    root.replaceChildren(drawHeader(), offline, row, drawer.element)
    if (!people.length) row.append(drawEmptyDesk())
    for (const person of people) addPhone(person)
    listenForUpdates(onUpdate, onConnection)
    setInterval(tickClock, 500)
    tickClock()
  } catch (error) {
    const again = h('button', { class: 'plain', onclick: () => location.reload() }, '再试一次')
    root.replaceChildren(
      h('div', { class: 'desk-note', role: 'alert' }, h('p', {}, `手机没有打开：${error.message}`), again),
    )
  }
}

async function findPeopleToShow() {
  const personIds =
    new URLSearchParams(location.search).get('phones') ??
    localStorage.getItem('wechat-simulator-phones') ??
    ''
  const named = await Promise.all(
    personIds
      .split(',')
      .filter(Boolean)
      .slice(0, PHONES_MAX)
      .map((id) => get(`/people/${encodeURIComponent(id)}`).catch(() => undefined)),
  )
  const found = named.filter(Boolean).map(({ person }) => person)
  if (found.length) return found
  return (await get('/people?limit=2')).people
}

function drawHeader() {
  const sound = h(
    'button',
    { class: 'tool', 'aria-label': '铃声', 'aria-pressed': isSoundOn() ? 'true' : 'false', onclick: toggle },
    icon(isSoundOn() ? 'bell' : 'muted', 20),
    h('span', {}, '铃声'),
  )
  function toggle() {
    setSound(!isSoundOn())
    sound.setAttribute('aria-pressed', String(isSoundOn()))
    sound.replaceChildren(icon(isSoundOn() ? 'bell' : 'muted', 20), h('span', {}, '铃声'))
  }
  const more = h(
    'button',
    { class: 'tool wide-only', onclick: addAnotherPhone },
    icon('plus', 20),
    h('span', {}, '加一部手机'),
  )
  const behind = h(
    'button',
    { class: 'tool', 'aria-label': '幕后', onclick: drawer.toggle },
    icon('drawer', 20),
    h('span', {}, '幕后'),
  )
  const moves = [
    ['+1 分钟', 60],
    ['+1 小时', 3600],
    ['+1 天', 86_400],
  ].map(([label, seconds]) => h('button', { class: 'move', onclick: () => moveClock(seconds) }, label))
  return h(
    'header',
    { class: 'desk-bar' },
    h(
      'h1',
      {},
      h('img', { src: '/wechat/ui/icon.svg', alt: '', width: 28, height: 28 }),
      h('span', { class: 'wide-only' }, '微信 · 模拟手机'),
    ),
    h(
      'div',
      { class: 'clock-box' },
      clock,
      h('div', { class: 'moves', role: 'group', 'aria-label': '拨快时钟' }, moves),
    ),
    h('div', { class: 'tools' }, more, sound, behind),
  )
}

async function moveClock(seconds) {
  try {
    const { now: moved } = await advanceClock(seconds)
    if (moved) setClock(moved)
    else setClock((await get('/state')).now)
    tickClock()
  } catch (error) {
    drawer.showNote(`时钟没有拨动：${error.message}`)
  }
}

function tickClock() {
  if (!isClockKnown()) return
  const time = now()
  clock.replaceChildren(h('span', { class: 'wide-only' }, `${dayOf(time)} `), h('b', {}, secondOf(time)))
  for (const phone of phones) phone.setTime(minuteOf(time))
}

function addPhone(person) {
  const phone = createPhone(person, {
    state: () => state,
    onPerson: rememberPhones,
    onClose: () => removePhone(phone),
  })
  phones.push(phone)
  row.querySelector('.desk-note')?.remove()
  row.append(phone.element)
  rememberPhones()
}

function removePhone(phone) {
  if (phones.length < 2) return
  phones.splice(phones.indexOf(phone), 1)
  phone.element.remove()
  rememberPhones()
}

async function addAnotherPhone() {
  if (phones.length >= PHONES_MAX) return
  const { people } = await get('/people?limit=12')
  const shown = phones.map((phone) => phone.personId())
  const next = people.find(({ personId }) => !shown.includes(personId))
  if (next) addPhone(next)
}

function rememberPhones() {
  const ids = phones.map((phone) => phone.personId()).join(',')
  row.dataset.count = String(phones.length)
  localStorage.setItem('wechat-simulator-phones', ids)
  history.replaceState(null, '', `/wechat?phones=${ids}`)
}

function onUpdate({ kinds, personIds, now: time }) {
  setClock(time)
  if (kinds.includes('reset')) return location.reload()
  const all = kinds.includes('hello') || (kinds.includes('person') && !personIds.length)
  for (const phone of phones) if (all || personIds.includes(phone.personId())) void phone.refresh()
  if (kinds.includes('code')) for (const phone of phones) phone.codesChanged()
  drawer.update(kinds)
}

function onConnection(connected) {
  offline.hidden = connected
}

const drawEmptyDesk = () =>
  h(
    'div',
    { class: 'desk-note' },
    h('p', {}, '还没有人使用这里的微信。'),
    h('p', {}, '载入演示数据后，他们会出现在这里。'),
  )
