import { dayOf } from '../calendar'
import { isWithin } from '../identity/organisation'
import { type Grant, mayAct, type Role } from '../identity/role'
import { normaliseName } from '../identity/rules'
import { originalIdOf } from '../ledger/entry-id'
import type { ProblemType } from '../problem'
import type {
  CreditRequestAction,
  CreditRequestState,
  DeclaredClass,
  DeclaredRow,
  ManagedCreditRequest,
} from './contract'

/** What the rules need to know of a request. */
export interface Asked {
  kind: ManagedCreditRequest['kind']
  state: CreditRequestState
  orgPath: string // the lowest organisation above all learners it concerns
  requestedBy: string
  learnerIds: string[]
  decidedBy?: string | undefined
  barredIds?: string[] | undefined // who has answered the learner about it
}

/** 冲正由监管人员申请；线下学时由监管人员或起草人申报: who may ask for what. */
export const askerRoles: Record<ManagedCreditRequest['kind'], Role[]> = {
  reversal: ['supervisor'],
  declaration: ['supervisor', 'editor'],
}
/** Whoever may ask for it and whoever may approve it sees it. */
const viewerRoles: Record<ManagedCreditRequest['kind'], Role[]> = {
  reversal: ['supervisor', 'approver'],
  declaration: ['supervisor', 'approver', 'editor'],
}
export const staffRoles: Role[] = ['supervisor', 'approver', 'editor']

export const stateAfter = {
  approve: 'approved',
  reject: 'rejected',
  withdraw: 'withdrawn',
} as const satisfies Record<CreditRequestAction, CreditRequestState>

/** 一人申请、另一人审批，涉及本人的学时、自己答复过申诉的不得审批: why somebody who approves others may not decide this one. */
export function barredFrom({ requestedBy, learnerIds, barredIds }: Asked, personId: string) {
  if (requestedBy === personId) return 'credits/same-person' as const
  if (learnerIds.includes(personId)) return 'credits/own-hours' as const
  return barredIds?.includes(personId) ? ('credits/took-part' as const) : undefined
}

/** Why the step is refused, or undefined. Whoever may not act learns nothing about the state. */
export function refusalOf(
  asked: Asked,
  action: CreditRequestAction,
  personId: string,
  grants: Grant[],
): ProblemType | undefined {
  const isMine = asked.requestedBy === personId
  if (action === 'withdraw' && !isMine) return 'request/forbidden'
  if (action !== 'withdraw' && !mayAct(grants, 'approver', asked.orgPath)) return 'request/forbidden'
  const barred = action === 'withdraw' ? undefined : barredFrom(asked, personId)
  return barred ?? (asked.state === 'open' ? undefined : 'credits/wrong-state')
}

const actions = ['approve', 'reject', 'withdraw'] as const

/** The buttons of the console, by the rules that will decide the request. */
export const actionsOf = (asked: Asked, personId: string, grants: Grant[]): CreditRequestAction[] =>
  actions.filter((action) => !refusalOf(asked, action, personId, grants))

/** 管理范围内可见: a county does not read what concerns its neighbours. */
export const mayView = ({ kind, orgPath }: Pick<Asked, 'kind' | 'orgPath'>, grants: Grant[]) =>
  viewerRoles[kind].some((role) => mayAct(grants, role, orgPath))

/** 凭据载有个人信息，只给经办的两人、有权审批的人和管理范围内的监管人员查看: of those who see the request; the learners it concerns do not. */
export const mayOpenEvidence = (asked: Asked, personId: string, grants: Grant[]) =>
  [asked.requestedBy, asked.decidedBy].includes(personId) ||
  mayAct(grants, 'supervisor', asked.orgPath) ||
  refusalOf(asked, 'approve', personId, grants) === undefined

/** The lowest organisation above all of these: whoever approves must have it in his scope, and so every learner. */
export function pathAboveAll(orgPaths: readonly string[]): string {
  const [first = [], ...others] = orgPaths.map((orgPath) => orgPath.split('/').filter(Boolean))
  const parting = first.findIndex((id, depth) => others.some((ids) => ids[depth] !== id))
  const shared = parting < 0 ? first : first.slice(0, parting)
  return shared.map((id) => `${id}/`).join('')
}

/** The office in whose name somebody asks: of his grants that cover it the nearest, which is the one to be asked about it. */
export const officeOf = (grants: Grant[], roles: readonly Role[], orgPath: string): Grant | undefined =>
  grants
    .filter((grant) => roles.includes(grant.role) || grant.role === 'system')
    .filter(({ scope }) => isWithin(orgPath, scope))
    .sort((one, other) => other.scope.length - one.scope.length)[0]

/** 线下学时只能申报已经上过的、本年度或上一年度的课，一天不超过规定的上限: what is wrong with a class, by field. */
export function classErrors(
  { days, studyHours }: DeclaredClass,
  now: Date,
  dayHoursMax: number,
): { path: string; message: string }[] {
  const today = dayOf(now)
  const first = `${Number(today.slice(0, 4)) - 1}-01-01`
  return [
    ...(days.some((day) => !isDay(day)) ? [{ path: 'class.days', message: '日期不存在' }] : []),
    ...(days.some((day) => day > today) ? [{ path: 'class.days', message: '还没有上的课不能申报' }] : []),
    ...(days.some((day) => day < first)
      ? [{ path: 'class.days', message: '只能申报本年度和上一年度的课' }]
      : []),
    ...(new Set(days).size < days.length ? [{ path: 'class.days', message: '日期重复' }] : []),
    ...(studyHours > dayHoursMax
      ? [{ path: 'class.studyHours', message: `一天最多 ${dayHoursMax} 学时` }]
      : []),
  ]
}
const isDay = (day: string) => {
  const time = Date.parse(`${day}T00:00:00.000Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

/** 同一班次的名称不计空格、全半角、大小写和看不见的字符: what counts as the same class is what a person reads as the same. */
export const className = (title: string) =>
  title
    .normalize('NFKC')
    .replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .toUpperCase()

/** 同一份名单里学员编号不得重复: for each row what it repeats. */
export function repeatsOf(rows: (DeclaredRow | undefined)[]): (string | undefined)[] {
  const seen = new Map<string, number>()
  return rows.map((row, index) => {
    if (!row) return undefined
    const before = seen.get(row.rosterCode)
    if (before !== undefined) return `学员编号与第 ${before} 行重复`
    seen.set(row.rosterCode, index + 1)
    return undefined
  })
}

/** 编号和姓名必须都对得上: a mistyped code must not give hours to somebody else. */
export const isNamed = (learner: { name: string }, row: DeclaredRow) =>
  normaliseName(learner.name) === normaliseName(row.name)

export interface DayClaim {
  entryId: string // of a declaration, or of the reversal that gives one back
  requestId: string
  studyHours: number
}

/**
 * 同一学员一天的线下学时合计不超过上限，恢复被冲正的也一样: whether the day has room, beside what other classes hold and was not reversed since.
 * Whoever claimed an entry first is the one to put it. A class that was given back has claimed twice and holds its hours once.
 */
export function claimOf(
  claims: readonly DayClaim[],
  wanted: DayClaim,
  isReversed: (entryId: string) => boolean,
  dayHoursMax: number,
) {
  const known = claims.find(({ entryId }) => entryId === wanted.entryId)
  if (known) return known.requestId === wanted.requestId ? ('mine' as const) : ('present' as const)
  const standing = claims.filter(({ entryId }) => !isReversed(entryId))
  const held = new Map(standing.map(({ entryId, studyHours }) => [originalIdOf(entryId), studyHours]))
  held.delete(originalIdOf(wanted.entryId))
  const others = [...held.values()].reduce((sum, hours) => sum + hours, 0)
  return others + wanted.studyHours > dayHoursMax ? ('overDay' as const) : ('free' as const)
}
