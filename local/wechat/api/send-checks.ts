import { setTimeout as sleep } from 'node:timers/promises'
import { openidOf, type World } from '../platform/platform'
import type { Person } from '../platform/records'
import type { AppSettings, TemplateSettings } from '../platform/settings'
import { invalidOpenid, PlatformError } from './platform-error'

/** One message at a time to one person: a second that comes while the first is on its way is refused. */
export async function alone<T>(world: World, openid: string, send: () => T): Promise<T> {
  if (world.inFlight.has(openid)) throw new PlatformError(43108, 'concurrent sending to the same user')
  world.inFlight.add(openid)
  try {
    await sleep(world.sendMs)
    return send()
  } finally {
    world.inFlight.delete(openid)
  }
}

export function recipient(world: World, app: AppSettings, touser: unknown): Person {
  const person = typeof touser === 'string' ? world.personOf(app.appid, touser) : undefined
  if (!person || openidOf(app.appid, person.personId) !== touser) throw invalidOpenid()
  return person
}

export function templateOf(app: AppSettings, templateId: unknown): TemplateSettings {
  const template = app.templates.find((one) => one.templateId === templateId)
  if (!template) throw new PlatformError(40037, 'invalid template_id')
  return template
}

/** Whether a page, given with its query, is in the published version. */
export const isPublished = (app: AppSettings, page: string) =>
  !app.pages || app.pages.includes(page.split('?')[0] ?? '')

export function refuseSensitive(world: World, values: Record<string, string>) {
  const risky = Object.entries(world.words).some(
    ([word, { suggest }]) =>
      suggest === 'risky' && Object.values(values).some((value) => value.includes(word)),
  )
  if (risky) throw new PlatformError(45168, 'hit sensitive words')
}
