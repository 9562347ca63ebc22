import type { DeclaredClass, Evidence } from '@zhixing/shared/corrections/contract'
import { classErrors } from '@zhixing/shared/corrections/rules'
import { offlinePolicy } from '@zhixing/shared/policy/policies'

/** As it stands while somebody fills it in. */
export interface Draft {
  title: string
  days: string[]
  studyHours: number | null
  categoryId: string | undefined
  requirement: DeclaredClass['requirement']
  subject: DeclaredClass['subject']
  list: string
  reason: string
  evidence: Evidence | undefined
}

export const emptyDraft: Draft = {
  ...{
    title: '',
    days: [],
    studyHours: 6,
    categoryId: undefined,
    requirement: 'required',
    subject: 'general',
  },
  ...{ list: '', reason: '', evidence: undefined },
}

export const classOf = ({
  title,
  days,
  studyHours,
  categoryId,
  requirement,
  subject,
}: Draft): DeclaredClass | undefined =>
  title.trim() && days.length && studyHours && categoryId
    ? { title: title.trim(), days: [...days].sort(), studyHours, categoryId, requirement, subject }
    : undefined

/** What is still wrong with the class, by field, by the rules that the server will apply. */
export function missingOf(
  draft: Draft,
): Partial<Record<'title' | 'days' | 'studyHours' | 'categoryId' | 'list', string>> {
  const declared = classOf(draft)
  const errors = declared ? classErrors(declared, new Date(), offlinePolicy.dayHoursMax) : []
  const wrong = (path: string) => errors.find((error) => error.path === path)?.message
  const said = {
    title: draft.title.trim() ? undefined : '请填写班次名称',
    days: draft.days.length ? wrong('class.days') : '请选择上课日期',
    studyHours: draft.studyHours ? wrong('class.studyHours') : '请填写每天的学时',
    categoryId: draft.categoryId ? undefined : '请选择分类',
    list: draft.list.trim() ? undefined : '请填写名单',
  }
  return Object.fromEntries(Object.entries(said).filter(([, words]) => words))
}
