import { dayOf } from '@zhixing/shared/calendar'
import { mergePeople, type PersonAction, transferPerson, unbindPerson } from '@zhixing/shared/people/contract'
import { call } from '../../server/call'
import { type ChangeKind, needsReason } from './change-kind'
import { correctionKind } from './correction'
import { employmentKinds } from './employment'

export const changeKinds: Record<PersonAction, ChangeKind> = {
  correct: correctionKind,
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
  ...employmentKinds,
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
