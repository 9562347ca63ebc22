import * as z from 'zod'

/** What administrators change, with its Chinese name. */
export const changedKindTitles = {
  person: '人员',
  organisation: '单位',
  grant: '权限',
  announcement: '公告',
  course: '课程',
  creditRequest: '学时更正',
  review: '学时核查',
  rule: '规则',
  rosterImport: '名册导入',
} as const
export const changedKinds = Object.keys(changedKindTitles) as ChangedKind[]
export const ChangedKind = z.enum(Object.keys(changedKindTitles) as [ChangedKind, ...ChangedKind[]])
export type ChangedKind = keyof typeof changedKindTitles

/** A field before and after a change, in words; absent where there was or is no value. */
export const FieldChange = z.object({
  title: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
})
export type FieldChange = z.infer<typeof FieldChange>
