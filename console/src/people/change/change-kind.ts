import { dayOf } from '@zhixing/shared/calendar'
import type { Person, PersonAction } from '@zhixing/shared/people/contract'
import { isBlankText } from '@zhixing/shared/typed-text'
import type { ChangeErrors, ChangeForm, SeenPerson } from './form'

export interface ChangeKind {
  title: string
  /** What follows for the person, told before and while the form is filled in. */
  consequences: string
  button: string
  doneText: string
  errorsOf: (form: ChangeForm, person: Person) => ChangeErrors
  /** The person as they will be; `unitNames` are those of the chosen unit, empty until they are read. */
  preview: (form: ChangeForm, seen: SeenPerson, unitNames: string[]) => SeenPerson
  send: (learnerId: string, revision: number, form: ChangeForm) => Promise<Person>
  /** The change that puts the person back, if their former facts are known. */
  undo?: (before: Person, form: ChangeForm) => Undo | undefined
}

export interface Undo {
  kind: PersonAction
  filled: Partial<ChangeForm>
}

export const needsReason = ({ reason }: ChangeForm): ChangeErrors =>
  isBlankText(reason) ? { reason: '请写明原因' } : {}

export function dayErrors({ changedOn }: ChangeForm): ChangeErrors {
  if (changedOn === '') return { changedOn: '请选择日期' }
  return changedOn > dayOf(new Date()) ? { changedOn: '日期不能晚于今天' } : {}
}
