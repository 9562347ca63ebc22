import type { DeclaredClass, Evidence } from '@zhixing/shared/corrections/contract'
import { declaredClassErrors } from '@zhixing/shared/corrections/declared-class'
import { offlinePolicy } from '@zhixing/shared/policy/policies'

/** The declaration as it is filled in. */
export interface DeclarationDraft {
  title: string
  days: string[]
  studyHours: number | null // for each day; null while the field is empty
  categoryId: string | undefined
  requirement: DeclaredClass['requirement']
  subject: DeclaredClass['subject']
  /** The roster as it was pasted. */
  rosterText: string
  reason: string
  evidence: Evidence | undefined
}

export type DeclarationErrors = Partial<
  Record<'title' | 'days' | 'studyHours' | 'categoryId' | 'rosterText', string>
>

export const emptyDeclaration: DeclarationDraft = {
  title: '',
  days: [],
  studyHours: 6,
  categoryId: undefined,
  requirement: 'required',
  subject: 'general',
  rosterText: '',
  reason: '',
  evidence: undefined,
}

/** The class of a declaration, or undefined while a fact is missing. */
export function declaredClass(draft: DeclarationDraft): DeclaredClass | undefined {
  const { days, studyHours, categoryId, requirement, subject } = draft
  const title = draft.title.trim()
  if (!title || !days.length || !studyHours || !categoryId) return undefined
  return { title, days: [...days].sort(), studyHours, categoryId, requirement, subject }
}

/** What is missing or wrong, by field, by the rules that the server applies. */
export function declarationErrors(draft: DeclarationDraft): DeclarationErrors {
  const declared = declaredClass(draft)
  const broken = declared ? declaredClassErrors(declared, new Date(), offlinePolicy.dayHoursMax) : []
  const ruleError = (path: string) => broken.find((error) => error.path === path)?.message
  const errors: Record<keyof DeclarationErrors, string | undefined> = {
    title: draft.title.trim() ? undefined : '请填写班次名称',
    days: draft.days.length ? ruleError('class.days') : '请选择上课日期',
    studyHours: draft.studyHours ? ruleError('class.studyHours') : '请填写每天的学时',
    categoryId: draft.categoryId ? undefined : '请选择分类',
    rosterText: draft.rosterText.trim() ? undefined : '请填写名单',
  }
  return Object.fromEntries(Object.entries(errors).filter(([, text]) => text))
}
