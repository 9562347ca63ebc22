import { get, post, remove } from './api.js'
import { h } from './dom.js'
import { longOf } from './time.js'

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

const callbackTitles = { waiting: '等待投递', answered: '已接收', 'given up': '已放弃' }
const looksOfCallbacks = { waiting: 'odd', answered: 'good', 'given up': 'bad' }

/** How a sent message ended: words for the operator and the class of their line. */
function outcomeOf({ errcode, errmsg = '', answerLost }) {
  if (errcode) return { look: 'bad', words: errcode > 0 ? `${errcode} ${errmsg}` : errmsg }
  if (answerLost) return { look: 'odd', words: '已送达（调用方没有收到回应）' }
  return { look: 'good', words: '已送达' }
}

function lastTryWords(tries) {
  const last = tries.at(-1)
  return last ? ` · 第 ${tries.length} 次：${last.outcome}（${last.tookMs} 毫秒）` : ''
}

/** What apps have sent, newest first. */
export async function drawOutbox() {
  const { messages } = await get('/outbox?limit=100')
  if (!messages.length) return [h('p', { class: 'drawer-empty' }, '还没有发出过消息。')]
  return messages.map((message) => {
    const { look, words } = outcomeOf(message)
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
      h('p', { class: look }, words),
    )
  })
}

/** The callback addresses and the latest callbacks. `runAndNote` runs an action and shows what it returns. */
export async function drawCallbacks(state, runAndNote) {
  const { callbacks } = await get('/callbacks')
  const apps = state.apps.filter((app) => app.callback)
  const verify = (app) =>
    runAndNote(async () => {
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
  const repeat = (sequence) => runAndNote(async () => void (await post(`/callbacks/${sequence}/repeat`)))
  return [
    ...head,
    ...callbacks
      .slice(0, 100)
      .map(({ sequence, name, at, state: callbackState, tries }) =>
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
            { class: looksOfCallbacks[callbackState] },
            `${callbackTitles[callbackState]}${lastTryWords(tries)}`,
          ),
        ),
      ),
  ]
}

/** The latest calls of the API. */
export async function drawCalls() {
  const { calls } = await get('/calls')
  if (!calls.length) return [h('p', { class: 'drawer-empty' }, '还没有调用过接口。')]
  return calls
    .slice(0, 100)
    .map(({ at, path, errcode, tookMs }) =>
      h(
        'article',
        { class: 'entry' },
        h('p', {}, h('code', {}, path), h('time', {}, longOf(at))),
        h('p', { class: errcode ? 'bad' : 'good' }, `${errcode || '成功'} · ${tookMs} 毫秒`),
      ),
    )
}

/** A form that injects a fault, and the faults that are open. */
export async function drawFaults(runAndNote) {
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
        void runAndNote(async () => {
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
            onclick: () => runAndNote(async () => void (await remove(`/faults/${fault.sequence}`))),
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
}
