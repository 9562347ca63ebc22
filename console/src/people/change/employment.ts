import { changeEmployment, type Person } from '@zhixing/shared/people/contract'
import { call } from '../../server/call'
import { type ChangeKind, dayErrors, needsReason, type Undo } from './change-kind'
import type { ChangeForm, SeenPerson } from './form'

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

export const employmentKinds: Record<'leave' | 'retire' | 'return', ChangeKind> = {
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
}
