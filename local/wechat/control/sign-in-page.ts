import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { issueCode } from '../platform/one-time-codes'
import { searchPeople } from '../platform/people'
import type { Platform } from '../platform/platform'
import type { AppSettings } from '../platform/settings'

const SCOPES = ['snsapi_base', 'snsapi_userinfo']

/**
 * The page to which a web page sends a browser for sign-in by WeChat. The operator chooses whose phone it is,
 * and the browser returns to redirect_uri with a code. The query or cookie `sim_person` chooses in advance.
 */
export function addSignInPage(platform: Platform, hono: Hono) {
  hono.get('/connect/oauth2/authorize', (context) => {
    const { appid = '', redirect_uri = '', scope = '', sim_person, state = '' } = context.req.query()
    const app = platform.apps.get(appid)
    const target = parseTarget(redirect_uri)
    const reason = findRefusal(app, target, context.req.query())
    if (!app || !target || reason) return context.html(refusalPage(reason ?? ''), 400)
    const personId = sim_person ?? getCookie(context, 'sim_person')
    if (!personId || !platform.store.all.people.has(personId))
      return context.html(choicePage(platform, context, app.name, scope))
    target.searchParams.set('code', issueCode(platform, { kind: 'page', appid, personId, scope }))
    target.searchParams.set('state', state)
    return context.redirect(target.href)
  })
}

function parseTarget(redirectUri: string): URL | undefined {
  const url = URL.canParse(redirectUri) ? new URL(redirectUri) : undefined
  return url && /^https?:$/.test(url.protocol) ? url : undefined
}

function findRefusal(
  app: AppSettings | undefined,
  target: URL | undefined,
  { response_type, scope = '' }: Record<string, string>,
): string | undefined {
  if (!app) return 'AppID 参数错误'
  if (!target) return 'redirect_uri 参数错误'
  if (response_type !== 'code') return 'response_type 参数错误'
  return SCOPES.includes(scope) ? undefined : 'Scope 参数错误或没有 Scope 权限'
}

const renderSignInPage = (title: string, body: unknown) => html`<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="stylesheet" href="/wechat/ui/styles/authorize.css" />
  </head>
  <body><main>${body}</main></body>
</html>`

const refusalPage = (reason: string) =>
  renderSignInPage('无法登录', html`<h1>无法登录</h1><p class="hint">${reason}</p>`)

function choicePage(platform: Platform, context: Context, appName: string, scope: string) {
  const query = context.req.query()
  const searched = query.sim_search ?? ''
  const otherParameters = Object.entries(query).filter(([name]) => name !== 'sim_search')
  const addressFor = (personId: string) => `?${new URLSearchParams({ ...query, sim_person: personId })}`
  const people = searchPeople(platform, searched)
  return renderSignInPage(
    '微信登录',
    html`<header>
        <h1>选择以谁的微信登录</h1>
        <p class="hint">${appName} 申请${scope === 'snsapi_userinfo' ? '获取你的昵称、头像' : '识别你的微信身份'}</p>
      </header>
      <form role="search">
        ${otherParameters.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <input type="search" name="sim_search" value="${searched}" placeholder="搜索姓名、岗位或手机号" aria-label="搜索" autocomplete="off" />
        <button>搜索</button>
      </form>
      ${
        people.length
          ? html`<ul>
              ${people.map(
                ({ personId, nickname, note, phone }) =>
                  html`<li>
                    <a href="${addressFor(personId)}">
                      <span class="avatar" aria-hidden="true">${nickname.slice(-1)}</span>
                      <span><b>${nickname}</b><small>${note ?? phone}</small></span>
                    </a>
                  </li>`,
              )}
            </ul>`
          : html`<p class="hint">${searched ? `没有找到“${searched}”` : '还没有人使用这个微信模拟器'}</p>`
      }`,
  )
}
