import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { issueCode } from '../api/login'
import { search } from '../platform/people'
import type { World } from '../platform/platform'

/** Where a browser is sent to sign in: 选择以谁的微信登录, then back to redirect_uri with a code. */
export function authorizeRoutes(world: World, hono: Hono) {
  hono.get('/connect/oauth2/authorize', (context) => {
    const { appid = '', redirect_uri = '', response_type, scope = '', sim_person } = context.req.query()
    const app = world.apps.get(appid)
    const target = URL.canParse(redirect_uri) ? new URL(redirect_uri) : undefined
    const reason = !app
      ? 'AppID 参数错误'
      : !target || !/^https?:$/.test(target.protocol)
        ? 'redirect_uri 参数错误'
        : response_type !== 'code'
          ? 'response_type 参数错误'
          : !['snsapi_base', 'snsapi_userinfo'].includes(scope)
            ? 'Scope 参数错误或没有 Scope 权限'
            : undefined
    if (!app || !target || reason) return context.html(refusalPage(reason ?? ''), 400)
    const chosen = sim_person ?? getCookie(context, 'sim_person')
    if (!chosen || !world.store.all.people.has(chosen))
      return context.html(choicePage(world, context, app.name, scope))
    target.searchParams.set('code', issueCode(world, { kind: 'page', appid, personId: chosen, scope }))
    target.searchParams.set('state', context.req.query('state') ?? '')
    return context.redirect(target.href)
  })
}

const page = (title: string, body: unknown) => html`<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="stylesheet" href="/wechat/ui/styles/authorize.css" />
  </head>
  <body><main>${body}</main></body>
</html>`

const refusalPage = (reason: string) => page('无法登录', html`<h1>无法登录</h1><p class="hint">${reason}</p>`)

function choicePage(world: World, context: Context, name: string, scope: string) {
  const words = context.req.query('sim_search') ?? ''
  const address = (extra: Record<string, string>) =>
    `?${new URLSearchParams({ ...context.req.query(), ...extra })}`
  const people = search(world, words)
  const kept = Object.entries(context.req.query()).filter(([key]) => key !== 'sim_search')
  return page(
    '微信登录',
    html`<header>
        <h1>选择以谁的微信登录</h1>
        <p class="hint">${name} 申请${scope === 'snsapi_userinfo' ? '获取你的昵称、头像' : '识别你的微信身份'}</p>
      </header>
      <form role="search">
        ${kept.map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}" />`)}
        <input type="search" name="sim_search" value="${words}" placeholder="搜索姓名、岗位或手机号" aria-label="搜索" autocomplete="off" />
        <button>搜索</button>
      </form>
      ${
        people.length
          ? html`<ul>
              ${people.map(
                ({ personId, nickname, note, phone }) =>
                  html`<li>
                    <a href="${address({ sim_person: personId })}">
                      <span class="avatar" aria-hidden="true">${nickname.slice(-1)}</span>
                      <span><b>${nickname}</b><small>${note ?? phone}</small></span>
                    </a>
                  </li>`,
              )}
            </ul>`
          : html`<p class="hint">${words ? `没有找到“${words}”` : '还没有人使用这个微信模拟器'}</p>`
      }`,
  )
}
