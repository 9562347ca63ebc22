import { dayOf } from '@zhixing/shared/calendar'
import {
  changeEmployment,
  correctPerson,
  mergePeople,
  type Person,
  type PersonAction,
  transferPerson,
  unbindPerson,
} from '@zhixing/shared/people/contract'
import { isBlankText, toPersonName, toPhone } from '@zhixing/shared/typed-text'
import { call } from '../../server/call'
import type { ChangeErrors, ChangeForm, SeenPerson } from './form'

interface ChangeKind {
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

const PHONE = /^1\d{10}$/

const needsReason = ({ reason }: ChangeForm): ChangeErrors =>
  isBlankText(reason) ? { reason: '请写明原因' } : {}

function dayErrors({ changedOn }: ChangeForm): ChangeErrors {
  if (changedOn === '') return { changedOn: '请选择日期' }
  return changedOn > dayOf(new Date()) ? { changedOn: '日期不能晚于今天' } : {}
}

const endOfEmployment = (to: 'left' | 'retired') => ({
  errorsOf: (form: ChangeForm) => ({ ...dayErrors(form), ...needsReason(form) }),
  preview: ({ changedOn }: ChangeForm, seen: SeenPerson): SeenPerson => ({
    ...seen,
    employment: to,
    employmentEndedOn: changedOn === '' ? undefined : changedOn,
    isBound: to === 'left' ? false : seen.isBound,
  }),
  send: (learnerId: string, revision: number, { changedOn, reason }: ChangeForm) =>
    call(changeEmployment, { learnerId, revision, to, changedOn, reason }),
  undo: (_: Person, { changedOn }: ChangeForm): Undo => ({
    kind: 'return',
    filled: { changedOn, reason: '撤回误办' },
  }),
})

export const changeKinds: Record<PersonAction, ChangeKind> = {
  correct: {
    title: '更正信息',
    consequences:
      '改姓名或手机号的，本人会退出登录，持有的管理权限先停用，由安全管理员核实后恢复。已取得的学时不变。',
    button: '确认更正',
    doneText: '已更正',
    errorsOf: correctionErrors,
    preview: ({ name, phone, jobLevel }, seen) => ({
      ...seen,
      ...(!isBlankText(name) && { name: toPersonName(name) }),
      ...(!isBlankText(phone) && { phoneMasked: toPhone(phone) }),
      ...(jobLevel !== '' && { jobLevel }),
    }),
    send: (learnerId, revision, { name, phone, jobLevel, promotedOn, reason }) =>
      call(correctPerson, {
        ...{ learnerId, revision, name, phone, promotedOn, reason },
        ...(jobLevel !== '' && { jobLevel }),
      }),
    undo: undoCorrection,
  },
  transfer: {
    title: '调动单位',
    consequences: '人员转到新单位，由新单位管理；已取得的学时仍是本人的，微信不用重新绑定。',
    button: '确认调动',
    doneText: '已调动',
    errorsOf: ({ organisationId, changedOn }, person) => ({
      ...(organisationId === '' && { organisationId: '请选择调入单位' }),
      ...(organisationId === person.organisationId && { organisationId: '已经在这个单位' }),
      ...(changedOn > dayOf(new Date()) && { changedOn: '日期不能晚于今天' }),
    }),
    preview: ({ organisationId }, seen, unitNames) =>
      organisationId === '' ? seen : { ...seen, organisationNames: unitNames },
    send: (learnerId, revision, { organisationId, changedOn, reason }) =>
      call(transferPerson, { learnerId, revision, organisationId, movedOn: changedOn, reason }),
    undo: ({ organisationId }) => ({
      kind: 'transfer',
      filled: { organisationId, reason: '撤回误办的调动' },
    }),
  },
  leave: {
    title: '离职',
    consequences: '本人退出登录并解除微信绑定，不再计入本单位的要求；档案和学时保留，以后可以恢复在职。',
    button: '确认离职',
    doneText: '已办理离职',
    ...endOfEmployment('left'),
  },
  retire: {
    title: '退休',
    consequences: '不再计入本单位的要求；本人仍可登录，查看自己的学习档案。',
    button: '确认退休',
    doneText: '已办理退休',
    ...endOfEmployment('retired'),
  },
  return: {
    title: '恢复在职',
    consequences: '重新计入本单位的要求。离职时解除的微信，由本人重新绑定。',
    button: '确认恢复',
    doneText: '已恢复在职',
    errorsOf: (form) => ({ ...dayErrors(form), ...needsReason(form) }),
    preview: (_, seen) => ({ ...seen, employment: 'employed', employmentEndedOn: undefined }),
    send: (learnerId, revision, { changedOn, reason }) =>
      call(changeEmployment, { learnerId, revision, to: 'employed', changedOn, reason }),
  },
  unbind: {
    title: '解除微信绑定',
    consequences: '本人在各处退出登录，用新手机或新微信自己重新绑定。学时和学习进度不变。',
    button: '确认解除',
    doneText: '已解除，请通知本人重新绑定',
    errorsOf: needsReason,
    preview: (_, seen) => ({ ...seen, isBound: false }),
    send: (learnerId, revision, { reason }) => call(unbindPerson, { learnerId, revision, reason }),
  },
  merge: {
    title: '合并重复档案',
    consequences:
      '另一份档案并入这一份：两份的学时一起显示、一起计算，同一门课只计一次，原记录仍在原来的档案名下。请先核对确实是同一个人；合并后不能自行拆开。',
    button: '确认合并',
    doneText: '已合并',
    errorsOf: (form) => ({
      ...(form.duplicate === undefined && { duplicateCode: '请填写另一份档案的学员编号，并核对姓名和单位' }),
      ...needsReason(form),
    }),
    preview: ({ duplicate }, seen) =>
      duplicate === undefined ? seen : { ...seen, duplicates: [...seen.duplicates, duplicate] },
    send: (learnerId, revision, { duplicate, reason }) => {
      if (duplicate === undefined) throw new Error('a merge without a duplicate is an error of the form')
      const { learnerId: duplicateId, revision: duplicateRevision } = duplicate
      return call(mergePeople, { learnerId, revision, duplicateId, duplicateRevision, reason })
    },
  },
}

function correctionErrors(form: ChangeForm, person: Person): ChangeErrors {
  const { name, phone, jobLevel, promotedOn } = form
  const isEmpty = isBlankText(name) && isBlankText(phone) && jobLevel === ''
  if (isEmpty) return { name: '请填写要更正的姓名、手机号或职级' }
  return {
    ...(!isBlankText(phone) && !PHONE.test(toPhone(phone)) && { phone: '请填写 11 位手机号' }),
    ...(promotedOn !== '' &&
      (jobLevel === '' || jobLevel === person.jobLevel) && { jobLevel: '请选择新任的职级' }),
    ...(promotedOn > dayOf(new Date()) && { promotedOn: '日期不能晚于今天' }),
  }
}

/** The former number is stored nowhere, and a promotion is a fact: neither is put back by a click. */
function undoCorrection(before: Person, { name, phone, jobLevel, promotedOn }: ChangeForm): Undo | undefined {
  if (!isBlankText(phone) || promotedOn !== '') return undefined
  return {
    kind: 'correct',
    filled: {
      ...(!isBlankText(name) && { name: before.name }),
      ...(jobLevel !== '' && { jobLevel: before.jobLevel }),
      reason: '撤回误办的更正',
    },
  }
}
