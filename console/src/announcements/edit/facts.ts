import { AnnouncementFacts } from '@zhixing/shared/announcements/contract'
import type { Grant } from '@zhixing/shared/identity/role'

export function emptyFacts(grants: Grant[]): AnnouncementFacts {
  const scopes = new Set(
    grants
      .filter(({ role }) => role === 'editor' || role === 'system')
      .map(({ organisationId }) => organisationId),
  )
  return {
    title: '',
    summary: '',
    topic: 'notice',
    body: [],
    organisationId: scopes.size === 1 ? ([...scopes][0] ?? '') : '',
    jobLevels: [],
    bell: { templateMessage: true, subscribeMessage: true },
  }
}

const words = {
  title: '请填写标题',
  summary: '请填写摘要',
  organisationId: '请选择收件单位',
  body: '请填写正文',
} as const
export type Field = keyof typeof words

/** By the same schema the server asks with: what is still missing, field by field, in words. */
export function missingOf(facts: AnnouncementFacts): Partial<Record<Field, string>> {
  const checked = AnnouncementFacts.safeParse(facts)
  if (checked.success) return {}
  return Object.fromEntries(checked.error.issues.map(({ path, code }) => explained(String(path[0]), code)))
}

const explained = (field: string, code: string): [string, string] => [
  field,
  code === 'invalid_format' && field !== 'organisationId'
    ? '含有无法识别的字符，请删除后重新输入'
    : (words[field as Field] ?? '内容有误'),
]
