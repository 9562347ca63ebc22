import { createHash } from 'node:crypto'
import type { DeclaredClass } from '@zhixing/shared/corrections/contract'
import { normaliseClassTitle } from '@zhixing/shared/corrections/declared-class'
import { declarationIdOf } from '@zhixing/shared/ledger/entry-id'

/** Identifies a class in the ledger; titles that differ in spacing or width give the same key. */
export const classKeyOf = (title: string): string =>
  createHash('sha256').update(normaliseClassTitle(title)).digest('hex').slice(0, 20)

/** The ledger entry of one day of a class: its id follows from the class and the day. */
export const declaredDayId = ({ title }: Pick<DeclaredClass, 'title'>, dayOn: string): string =>
  declarationIdOf({ creditYear: creditYearOfDay(dayOn), classKey: classKeyOf(title), dayOn })

export const creditYearOfDay = (dayOn: string): number => Number(dayOn.slice(0, 4))
