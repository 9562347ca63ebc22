import type { Hono } from 'hono'
import type { Platform } from '../../platform/platform'
import { invalidOpenid, PlatformError } from '../../platform/platform-error'
import type { StoreChange } from '../../platform/records'
import { addRoute } from '../api-route'

const FIRST_ID = 100 // WeChat keeps the lower ones
const TAGS_MAX = 100
const TAGS_OF_PERSON_MAX = 20
const OPENIDS_MAX = 50
const NAME_BYTES_MAX = 30
const PAGE_MAX = 10_000

/** Tags that an account gives its followers. */
export function tagRoutes(platform: Platform, hono: Hono) {
  const post = (path: string) => ({ method: 'POST', path, kind: 'serviceAccount' }) as const
  const { tags, tagged } = platform.store.all
  const openidsOf = (id: string) =>
    [...tagged].flatMap(([openid, { ids }]) => (ids.includes(id) ? [openid] : []))

  addRoute(platform, hono, { ...post('/cgi-bin/tags/create'), bare: true }, ({ body }) => {
    const name = readName(platform, body.tag)
    if (tags.size >= TAGS_MAX) throw new PlatformError(45056, 'too many tag now, no more')
    const lastId = Math.max(FIRST_ID - 1, ...[...tags.keys()].map(Number))
    const id = String(lastId + 1)
    platform.store.commit(['tags', id, { name }])
    return { tag: { id: Number(id), name } }
  })

  const get = { method: 'GET', path: '/cgi-bin/tags/get', kind: 'serviceAccount', bare: true } as const
  addRoute(platform, hono, get, () => ({
    tags: [...tags].map(([id, { name }]) => ({ id: Number(id), name, count: openidsOf(id).length })),
  }))

  addRoute(platform, hono, post('/cgi-bin/tags/update'), ({ body }) => {
    const id = requireTag(platform, (body.tag as { id?: unknown } | undefined)?.id)
    platform.store.commit(['tags', id, { name: readName(platform, body.tag, id) }])
    return {}
  })

  addRoute(platform, hono, post('/cgi-bin/tags/delete'), ({ body }) => {
    const id = requireTag(platform, (body.tag as { id?: unknown } | undefined)?.id)
    platform.store.commit(
      ['tags', id, null],
      ...openidsOf(id).map((openid) => withoutTag(platform, openid, id)),
    )
    return {}
  })

  addRoute(platform, hono, post('/cgi-bin/tags/members/batchtagging'), ({ body }) => {
    const id = requireTag(platform, body.tagid)
    platform.store.commit(...readOpenids(platform, body).map((openid) => withTag(platform, openid, id)))
    return {}
  })

  addRoute(platform, hono, post('/cgi-bin/tags/members/batchuntagging'), ({ body }) => {
    const id = requireTag(platform, body.tagid)
    platform.store.commit(...readOpenids(platform, body).map((openid) => withoutTag(platform, openid, id)))
    return {}
  })

  addRoute(platform, hono, { ...post('/cgi-bin/tags/getidlist'), bare: true }, ({ body }) => {
    if (!platform.store.all.follows.has(String(body.openid))) throw invalidOpenid()
    return { tagid_list: tagIdsOf(platform, String(body.openid)) }
  })

  addRoute(platform, hono, { ...post('/cgi-bin/user/tag/get'), bare: true }, ({ body }) => {
    const all = openidsOf(requireTag(platform, body.tagid))
    const start = body.next_openid ? all.indexOf(String(body.next_openid)) + 1 : 0 // unknown: from the first
    const openid = all.slice(start, start + PAGE_MAX)
    const page = { count: openid.length, next_openid: openid.at(-1) ?? '' }
    return openid.length ? { ...page, data: { openid } } : page
  })
}

/** The tags of a follower, as numbers. */
export const tagIdsOf = (platform: Platform, openid: string): number[] =>
  (platform.store.all.tagged.get(openid)?.ids ?? []).map(Number)

function readName(platform: Platform, tag: unknown, ownId?: string): string {
  const { name } = (tag ?? {}) as { name?: unknown }
  if (typeof name !== 'string' || !name) throw new PlatformError(45157, 'invalid tag name')
  if (Buffer.byteLength(name) > NAME_BYTES_MAX) throw new PlatformError(45158, 'tag name too long')
  const isTaken = [...platform.store.all.tags].some(([id, other]) => other.name === name && id !== ownId)
  if (isTaken) throw new PlatformError(45157, 'invalid tag name')
  return name
}

function requireTag(platform: Platform, id: unknown): string {
  if (platform.store.all.tags.has(String(id))) return String(id)
  throw new PlatformError(45159, 'invalid tag id')
}

function readOpenids(platform: Platform, { openid_list }: Record<string, unknown>): string[] {
  const openids = Array.isArray(openid_list) ? openid_list.map(String) : []
  if (!openids.length || openids.length > OPENIDS_MAX)
    throw new PlatformError(40032, 'invalid openid list size')
  if (openids.some((openid) => !platform.store.all.follows.has(openid))) throw invalidOpenid()
  return [...new Set(openids)]
}

const idsOf = (platform: Platform, openid: string) => platform.store.all.tagged.get(openid)?.ids ?? []

function withTag(platform: Platform, openid: string, id: string): StoreChange {
  const ids = [...new Set([...idsOf(platform, openid), id])]
  if (ids.length > TAGS_OF_PERSON_MAX) throw new PlatformError(45059, 'has too many tags')
  return ['tagged', openid, { ids }]
}

const withoutTag = (platform: Platform, openid: string, id: string): StoreChange => [
  'tagged',
  openid,
  { ids: idsOf(platform, openid).filter((each) => each !== id) },
]
