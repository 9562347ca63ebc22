import { get, post, remove } from './api.js'
import { h, icon } from './dom.js'
import { longOf } from './time.js'

const views = { outbox: '发件箱', callbacks: '回调', calls: '接口调用', faults: '故障' }
const channels = {
  templateMessage: '模板消息',
  subscribeMessage: '订阅消息',
  customerService: '客服消息',
  reply: '自动回复',
  system: '系统',
}
const kinds = {
  busy: '系统繁忙（-1）',
  unavailable: '服务不可用（HTTP 503）',
  lost: '已送达，回应丢失',
  timeout: '已送达，调用超时',
  'finish-failed': '已受理，最终失败',
  slow: '变慢 3 秒',
  'day-quota': '当日额度用完（45009）',
  'minute-quota': '调用过频（45011）',
  'token-killed': '令牌突然失效（40001）',
}
const paths = {
  '*': '所有接口',
  '/cgi-bin/message/template/send': '模板消息',
  '/cgi-bin/message/subscribe/send': '订阅消息',
  '/cgi-bin/stable_token': '令牌',
  '/sns/jscode2session': '登录',
}
const relevant = {
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
    pick(view)
  }
  function pick(next) {
    view = next
    note.textContent = ''
    tabs.replaceChildren(
      ...Object.entries(views).map(([name, label]) =>
        h(
          'button',
          { role: 'tab', 'aria-selected': name === view ? 'true' : 'false', onclick: () => pick(name) },
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
      const drawn = await draws[requested]()
      if (requested === view) content.replaceChildren(...drawn.filter(Boolean))
    } catch (error) {
      content.replaceChildren(
        h('p', { class: 'drawer-empty' }, error.message),
        h('button', { class: 'plain', onclick: refresh }, '再试一次'),
      )
    }
  }
  async function attempt(work) {
    try {
      say((await work()) ?? '')
    } catch (error) {
      say(error.message)
    }
    void refresh()
  }
  function say(text) {
    note.textContent = text
    if (element.hidden && text) toggle()
    note.textContent = text
  }

  const draws = {
    async outbox() {
      const { messages } = await get('/outbox?limit=100')
      if (!messages.length) return [h('p', { class: 'drawer-empty' }, '还没有发出过消息。')]
      return messages.map((message) => {
        const outcome = message.errcode
          ? `${message.errcode > 0 ? `${message.errcode} ` : ''}${message.errmsg ?? ''}`
          : message.answerLost
            ? '已送达（调用方没有收到回应）'
            : '已送达'
        return h(
          'article',
          { class: 'entry' },
          h(
            'p',
            {},
            h('b', {}, message.title ?? message.text ?? message.articles?.[0]?.title ?? ''),
            h('time', {}, longOf(message.at)),
          ),
          h('p', {}, `${channels[message.channel]} → ${message.nickname ?? message.personId}`),
          message.fields
            ? h(
                'p',
                { class: 'entry-fields' },
                message.fields.map(({ label, value }) => `${label}：${value}`).join('　'),
              )
            : undefined,
          h('p', { class: message.errcode ? 'bad' : message.answerLost ? 'odd' : 'good' }, outcome),
        )
      })
    },
    async callbacks() {
      const { callbacks } = await get('/callbacks')
      const apps = state().apps.filter((app) => app.callback)
      const verify = (app) =>
        attempt(async () => {
          const { verified, reason } = await post(`/apps/${app.appid}/verify-callback`)
          return verified ? `${app.name}：回调地址有效` : `${app.name}：${reason}`
        })
      const head = apps.map((app) =>
        h(
          'div',
          { class: 'entry' },
          h(
            'p',
            {},
            h('b', {}, app.name),
            h('button', { class: 'plain', onclick: () => verify(app) }, '校验地址'),
          ),
          h(
            'p',
            { class: 'entry-fields' },
            `${app.callback.url}（${app.callback.mode === 'safe' ? '安全模式' : app.callback.mode}）`,
          ),
        ),
      )
      if (!callbacks.length) return [...head, h('p', { class: 'drawer-empty' }, '还没有回调。')]
      const repeat = (sequence) => attempt(async () => void (await post(`/callbacks/${sequence}/repeat`)))
      const states = { waiting: '等待投递', answered: '已接收', 'given up': '已放弃' }
      return [
        ...head,
        ...callbacks
          .slice(0, 100)
          .map(({ sequence, name, at, state: end, tries }) =>
            h(
              'article',
              { class: 'entry' },
              h(
                'p',
                {},
                h('b', {}, name),
                h('time', {}, longOf(at)),
                h('button', { class: 'plain', onclick: () => repeat(sequence) }, '再投'),
              ),
              h(
                'p',
                { class: end === 'answered' ? 'good' : end === 'waiting' ? 'odd' : 'bad' },
                `${states[end]}${tries.length ? ` · 第 ${tries.length} 次：${tries.at(-1).outcome}（${tries.at(-1).tookMs} 毫秒）` : ''}`,
              ),
            ),
          ),
      ]
    },
    async calls() {
      const { calls } = await get('/calls')
      if (!calls.length) return [h('p', { class: 'drawer-empty' }, '还没有调用过接口。')]
      return calls
        .slice(0, 100)
        .map(({ at, path, errcode, tookMs }) =>
          h(
            'article',
            { class: 'entry' },
            h('p', {}, h('code', {}, path), h('time', {}, longOf(at))),
            h('p', { class: errcode ? 'bad' : 'good' }, `${errcode ? errcode : '成功'} · ${tookMs} 毫秒`),
          ),
        )
    },
    async faults() {
      const { faults } = await get('/faults')
      const select = (label, options) =>
        h(
          'label',
          {},
          label,
          h(
            'select',
            {},
            Object.entries(options).map(([value, text]) => h('option', { value }, text)),
          ),
        )
      const [path, kind, times] = [
        select('接口', paths),
        select('故障', kinds),
        select('次数', { 1: '1 次', 3: '3 次', 20: '20 次', '': '一直' }),
      ]
      const value = (label) => label.querySelector('select').value
      const form = h(
        'form',
        {
          class: 'fault-form',
          onsubmit: (event) => {
            event.preventDefault()
            void attempt(async () => {
              await post('/faults', {
                path: value(path),
                kind: value(kind),
                ...(value(times) && { remaining: Number(value(times)) }),
              })
              return '故障已打开'
            })
          },
        },
        path,
        kind,
        times,
        h('button', { class: 'green' }, '打开故障'),
      )
      const open = faults.map((fault) =>
        h(
          'article',
          { class: 'entry' },
          h(
            'p',
            {},
            h('b', {}, kinds[fault.kind] ?? fault.kind),
            h(
              'button',
              {
                class: 'plain',
                onclick: () => attempt(async () => void (await remove(`/faults/${fault.sequence}`))),
              },
              '关闭',
            ),
          ),
          h(
            'p',
            {},
            `${paths[fault.path] ?? fault.path} · ${fault.remaining ? `还有 ${fault.remaining} 次` : '一直'}`,
          ),
        ),
      )
      return [form, ...(open.length ? open : [h('p', { class: 'drawer-empty' }, '现在一切正常。')])]
    },
  }

  return {
    element,
    toggle,
    say,
    update(kinds) {
      if (
        element.hidden ||
        !relevant[view].some((kind) => kinds.includes(kind)) ||
        (view === 'faults' && element.contains(document.activeElement))
      )
        return
      clearTimeout(timer)
      timer = setTimeout(refresh, 200)
    },
  }
}
