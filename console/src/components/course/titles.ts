import type { Requirement, Subject } from '@zhixing/shared/catalogue/course'
import type * as z from 'zod'

export const requirementTitles: Record<z.infer<typeof Requirement>, string> = {
  required: '必修',
  elective: '选修',
}
export const subjectTitles: Record<z.infer<typeof Subject>, string> = {
  general: '公需科目',
  professional: '专业科目',
}

/** The options of a select or radio group, in the order of the titles. */
export const optionsOf = <Value extends string>(titles: Record<Value, string>) =>
  Object.entries<string>(titles).map(([value, label]) => ({ value, label }))
