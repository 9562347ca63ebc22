// A classic script, so that window.wxSim exists before the page's own scripts run. Types: wx-sim.d.ts.
;(() => {
  const personId =
    new URLSearchParams(location.search).get('phone') ??
    (window.name.startsWith('phone:') ? window.name.slice(6) : '')
  if (!personId) return

  const phone = `/wechat/_sim/phones/${encodeURIComponent(personId)}`

  async function call(path, body) {
    const init =
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(path, init)
    const answer = await response.json()
    if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`)
    return answer
  }

  /** Makes an asynchronous function one of the wx API: it returns a promise and calls the given callbacks. */
  const api =
    (name, run) =>
    async (options = {}) => {
      try {
        const answer = { errMsg: `${name}:ok`, ...(await run(options)) }
        options.success?.(answer)
        options.complete?.(answer)
        return answer
      } catch (error) {
        const failure = error?.errMsg ? error : { errMsg: `${name}:fail ${error?.message ?? error}` }
        options.fail?.(failure)
        options.complete?.(failure)
        throw failure
      }
    }

  const escapeHtml = (text) =>
    String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

  const style = `
    :host { all: initial; }
    * { box-sizing: border-box; margin: 0; font-family: -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
    .back { position: fixed; inset: 0; z-index: 2147483000; display: flex; align-items: flex-end; background: rgba(0,0,0,.5); animation: fade .18s; }
    .sheet { width: 100%; max-height: 92vh; overflow: auto; background: #fff; border-radius: 16px 16px 0 0; padding: 20px 22px 26px; color: #191919; font-size: 17px; line-height: 1.5; animation: rise .22s ease-out; }
    @keyframes fade { from { opacity: 0; } } @keyframes rise { from { transform: translateY(40%); } }
    .app { display: flex; align-items: center; gap: 9px; font-size: 16px; font-weight: 500; }
    .mark { width: 26px; height: 26px; border-radius: 50%; background: linear-gradient(145deg, #c8362f, #9c1d20); color: #fff; display: flex; align-items: center; justify-content: center; font-size: 13px; }
    h2 { font-size: 20px; font-weight: 600; margin: 16px 0 12px; }
    p { color: #6b6b6b; font-size: 16px; }
    label { display: flex; align-items: flex-start; gap: 12px; padding: 13px 0; border-top: 1px solid #ececec; cursor: pointer; }
    label span { flex: 1; } label b { display: block; font-weight: 500; } label small { color: #6b6b6b; font-size: 14.5px; }
    input[type=checkbox] { appearance: none; flex: none; width: 24px; height: 24px; border: 1.5px solid #c4c4c4; border-radius: 50%; margin: 1px 0 0; cursor: pointer; }
    input[type=checkbox]:checked { border-color: #07c160; background: #07c160 url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='white' stroke-width='3' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='m6 12.5 4 4 8-9'/%3E%3C/svg%3E") center/100%; }
    .keep { color: #6b6b6b; font-size: 15.5px; align-items: center; } .keep input { width: 20px; height: 20px; margin: 0; }
    .buttons { display: flex; gap: 14px; justify-content: center; margin-top: 18px; }
    button { font-size: 17px; font-weight: 500; padding: 11px 0; width: 132px; border: 0; border-radius: 8px; cursor: pointer; background: #f2f2f2; color: #06ae56; }
    button.main { background: #07c160; color: #fff; }
    button.link { width: auto; padding: 0; background: none; color: #4a618f; font-weight: 400; font-size: inherit; }
    button:focus-visible, input:focus-visible { outline: 3px solid #1a6fd4; outline-offset: 2px; }
    .number { display: flex; flex-direction: column; align-items: center; gap: 2px; margin: 8px 0 2px; font-size: 24px; font-weight: 600; } .number small { font-weight: 400; font-size: 15px; color: #6b6b6b; }
    .codes { display: grid; grid-template-columns: 1fr 1fr; gap: 10px; max-height: 46vh; overflow: auto; } .codes button { width: 100%; padding: 10px; color: #191919; font-weight: 400; font-size: 13.5px; overflow-wrap: anywhere; } .codes img { display: block; margin: 0 auto 6px; }
    form { display: flex; gap: 8px; margin-top: 12px; } form input { flex: 1; min-width: 0; padding: 10px 12px; font-size: 16px; border: 1px solid #ddd; border-radius: 8px; } form button { width: 84px; }
  `

  /** Shows a sheet over the page. `addListeners` gets its root and a function that closes it with an answer. */
  function sheet(title, markup, addListeners) {
    return new Promise((resolve) => {
      const host = document.createElement('div')
      const root = host.attachShadow({ mode: 'open' })
      root.innerHTML = `<style>${style}</style><div class="back"><div class="sheet" role="dialog" aria-modal="true" aria-label="${escapeHtml(title)}">${markup}</div></div>`
      const before = document.activeElement
      const close = (answer) => {
        host.remove()
        before?.focus?.()
        resolve(answer)
      }
      document.body.append(host)
      addListeners(root, close)
      root.querySelector('button.main, button')?.focus()
    })
  }

  const heading = (name) =>
    `<div class="app"><span class="mark">${escapeHtml(name.slice(0, 1))}</span>${escapeHtml(name)}</div>`
  const choiceButtons = (no, yes) =>
    `<div class="buttons"><button data-no>${no}</button><button data-yes class="main">${yes}</button></div>`

  function askForConsent(title, markup) {
    return sheet(title, markup, (root, close) => {
      root.querySelector('[data-no]').onclick = () => close(false)
      root.querySelector('[data-yes]').onclick = () => close(true)
      const contract = root.querySelector('[data-contract]')
      if (contract) contract.onclick = () => void wxSim.openPrivacyContract()
      root.addEventListener('keydown', (event) => event.key === 'Escape' && close(false))
    })
  }

  async function requirePrivacyConsent(name) {
    const { name: app, privacyAgreed } = await call(phone)
    if (privacyAgreed) return
    const contract = `《${app}用户隐私保护指引》`
    const agreed = await askForConsent(
      '用户隐私保护提示',
      `${heading(app)}<h2>用户隐私保护提示</h2><p>使用前请阅读<button class="link" data-contract>${escapeHtml(contract)}</button>。点击“同意”即表示你已理解并接受其中的内容。</p>${choiceButtons('拒绝', '同意')}`,
    )
    if (!agreed) throw { errMsg: `${name}:fail privacy permission is not authorized`, errno: 104 }
    await call(`${phone}/privacy`, {})
  }

  function subscribeSheet(app, popup) {
    const lines = popup.templates
      .map(
        ({ templateId, title, fields }) =>
          `<label><input type="checkbox" checked value="${escapeHtml(templateId)}"><span><b>${escapeHtml(title)}</b><small>${fields.map(escapeHtml).join('、')}</small></span></label>`,
      )
      .join('')
    const markup = `${heading(app)}<h2>申请发送以下消息</h2>${lines}<label class="keep"><input type="checkbox" data-keep><span>总是保持以上选择，不再询问</span></label>${choiceButtons('取消', '允许')}`
    return sheet('订阅消息', markup, (root, close) => {
      const chosen = () =>
        [...root.querySelectorAll('input[value]')]
          .filter((box) => box.hasAttribute('value') && box.checked && !('keep' in box.dataset))
          .map((box) => box.value)
      const answer = (accepted) => {
        clearInterval(answerPoll)
        close({ accepted, always: root.querySelector('[data-keep]').checked })
      }
      root.querySelector('[data-no]').onclick = () => answer([])
      root.querySelector('[data-yes]').onclick = () => answer(chosen())
      root.addEventListener('keydown', (event) => event.key === 'Escape' && answer([]))
      // The popup can also be answered by the control API.
      const answerPoll = setInterval(async () => {
        const { answers } = await call(`/wechat/_sim/popups/${popup.popupId}`).catch(() => ({ answers: {} }))
        if (!answers) return
        clearInterval(answerPoll)
        close({ answers })
      }, 700)
    })
  }

  async function requestSubscribeMessage({ tmplIds = [] }) {
    if (navigator.userActivation && !navigator.userActivation.isActive)
      throw { errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.' }
    const requested = await call(`${phone}/popups`, { templateIds: tmplIds })
    if (requested.errCode) throw requested
    if (requested.answers) return requested.answers
    const { name } = await call(phone)
    const { accepted, always, answers } = await subscribeSheet(name, requested.popup)
    if (answers) return answers
    return (await call(`/wechat/_sim/popups/${requested.popup.popupId}/answer`, { accepted, always })).answers
  }

  async function scanCode() {
    const { codes } = await call('/wechat/_sim/codes')
    const list = codes
      .slice(0, 8)
      .map(
        ({ sequence, link, page }) =>
          `<button data-link="${escapeHtml(link)}"><img src="/wechat/_sim/codes/${sequence}/picture" alt="小程序码" width="96" height="96">${escapeHtml(page)}</button>`,
      )
    const markup = `<h2>扫一扫</h2>${list.length ? `<div class="codes">${list.join('')}</div>` : '<p>最近没有生成过小程序码。</p>'}<form><input aria-label="二维码内容" placeholder="粘贴二维码内容"><button class="main">识别</button></form><div class="buttons"><button data-no>取消</button></div>`
    const text = await sheet('扫一扫', markup, (root, close) => {
      for (const button of root.querySelectorAll('[data-link]'))
        button.onclick = () => close(button.dataset.link)
      root.querySelector('[data-no]').onclick = () => close(undefined)
      root.querySelector('form').onsubmit = (event) => {
        event.preventDefault()
        const pasted = root.querySelector('form input').value.trim()
        if (pasted) close(pasted)
      }
      root.addEventListener('keydown', (event) => event.key === 'Escape' && close(undefined))
    })
    if (!text) throw { errMsg: 'scanCode:fail cancel' }
    const found = await call('/wechat/_sim/scan', { text })
    return found.path
      ? { result: found.path, path: found.path, scanType: 'WX_CODE', charSet: 'utf-8' }
      : { result: found.url ?? found.text, scanType: 'QR_CODE', charSet: 'utf-8' }
  }

  /**
   * Addresses of the pages that WeChat would keep: a pushed page lies above the last one, a replacing page
   * takes its place, and a tab has none below it. Going back needs them, because the browser keeps one history
   * for all frames.
   */
  let trail = [location.hash]
  const isTab = (address) => /^#?\/?(pages\/|$)/.test(address)
  const watchHistory = (name, onChange) => {
    const navigate = history[name].bind(history)
    history[name] = (...where) => {
      navigate(...where)
      onChange(location.hash)
      if (isTab(location.hash)) trail = [location.hash]
    }
  }
  watchHistory('pushState', (here) => trail.push(here))
  watchHistory('replaceState', (here) => trail.splice(-1, 1, here))
  addEventListener('popstate', () => {
    const here = location.hash
    if (isTab(here)) trail = [here]
    else if (trail.includes(here)) trail.length = trail.lastIndexOf(here) + 1
    else trail.push(here)
  })

  const wxSim = {
    personId,
    get canGoBack() {
      return trail.length > 1
    },
    get isOnTab() {
      return isTab(location.hash)
    },
    goBack() {
      // Absolute: the page around the frame calls it, and a hash alone would be resolved against that page.
      location.replace(new URL(trail.at(-2) || '#/pages/home/index', location.href).href)
    },
    login: api('login', () => call(`${phone}/login-code`, {})),
    getPhoneNumber: api('getPhoneNumber', async () => {
      await requirePrivacyConsent('getPhoneNumber')
      const { name, phone: number } = await call(phone)
      const shown = `${number.slice(0, 3)}****${number.slice(-4)}`
      const agreed = await askForConsent(
        '手机号',
        `${heading(name)}<h2>申请获取并验证你的手机号</h2><div class="number">${escapeHtml(shown)}<small>微信绑定号码</small></div>${choiceButtons('不允许', '允许')}`,
      )
      if (!agreed) throw { errMsg: 'getPhoneNumber:fail user deny' }
      return call(`${phone}/phone-code`, {})
    }),
    requestSubscribeMessage: api('requestSubscribeMessage', requestSubscribeMessage),
    scanCode: api('scanCode', scanCode),
    getSetting: api('getSetting', async ({ withSubscriptions }) => {
      const { mainSwitch, itemSettings } = await call(phone)
      return {
        authSetting: {},
        ...(withSubscriptions && { subscriptionsSetting: { mainSwitch, itemSettings } }),
      }
    }),
    getPrivacySetting: api('getPrivacySetting', async () => {
      const { name, privacyAgreed } = await call(phone)
      return { needAuthorization: !privacyAgreed, privacyContractName: `《${name}用户隐私保护指引》` }
    }),
    requirePrivacyAuthorize: api('requirePrivacyAuthorize', () =>
      requirePrivacyConsent('requirePrivacyAuthorize'),
    ),
    openPrivacyContract: api('openPrivacyContract', async () => {
      const { name } = await call(phone)
      await sheet(
        '隐私保护指引',
        `<h2>《${escapeHtml(name)}用户隐私保护指引》</h2><p>为了确认你是名册中的学员，开发者将在获取你的明示同意后，收集你的手机号。开发者承诺仅为实现这一目的使用你的信息。</p><div class="buttons"><button class="main" data-yes>我知道了</button></div>`,
        (root, close) => {
          root.querySelector('[data-yes]').onclick = () => close()
          root.addEventListener('keydown', (event) => event.key === 'Escape' && close())
        },
      )
    }),
  }
  Object.defineProperty(window, 'wxSim', { value: wxSim, configurable: true })
})()
