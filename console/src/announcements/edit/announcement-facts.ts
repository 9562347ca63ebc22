import { AnnouncementFacts } from '@zhixing/shared/announcements/contract'
import type { Grant } from '@zhixing/shared/identity/role'
import { grantsWith } from '../../server/grants'

/** A new announcement, addressed to the editor's organisation if they have only one. */
export function emptyAnnouncement(grants: Grant[]): AnnouncementFacts {
  const organisationIds = new Set(grantsWith(grants, ['editor']).map(({ organisationId }) => organisationId))
  const [first = ''] = organisationIds
  return {
    title: '',
    summary: '',
    topic: 'notice',
    body: [],
    organisationId: organisationIds.size === 1 ? first : '',
    jobLevels: [],
    bell: { templateMessage: true, subscribeMessage: true },
  }
}

const missingTexts = {
  title: '请填写标题',
  summary: '请填写摘要',
  organisationId: '请选择收件单位',
  body: '请填写正文',
} as const
export type AnnouncementField = keyof typeof missingTexts
export type AnnouncementErrors = Partial<Record<AnnouncementField, string>>

/** What is still missing or wrong, by field, found by the schema that the server checks with. */
export function announcementErrors(facts: AnnouncementFacts): AnnouncementErrors {
  const checked = AnnouncementFacts.safeParse(facts)
  if (checked.success) return {}
  return Object.fromEntries(
    checked.error.issues.map(({ path, code }) => {
      const field = String(path[0])
      return [field, errorText(field, code)]
    }),
  )
}

function errorText(field: string, code: string): string {
  // An organisation that is not chosen yet is an empty id, which has an invalid format, too.
  const hasForbiddenCharacter = code === 'invalid_format' && field !== 'organisationId'
  if (hasForbiddenCharacter) return '含有无法识别的字符，请删除后重新输入'
  return missingTexts[field as AnnouncementField] ?? '内容有误'
}
