import { dayOf } from '@zhixing/shared/calendar'
import { correctPerson, type Person } from '@zhixing/shared/people/contract'
import { isBlankText, toPersonName, toPhone } from '@zhixing/shared/typed-text'
import { call } from '../../server/call'
import type { ChangeKind, Undo } from './change-kind'
import type { ChangeErrors, ChangeForm } from './form'

const PHONE = /^1\d{10}$/

export const correctionKind: ChangeKind = {
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
