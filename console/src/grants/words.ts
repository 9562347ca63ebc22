import type { GrantStep, ManagedGrant } from '@zhixing/shared/grants/contract'
import { type GrantState, roleTitles } from '@zhixing/shared/identity/grant'
import type { Role } from '@zhixing/shared/identity/role'

export const grantStateTitles: Record<GrantState, string> = {
  requested: '待批准',
  active: '有效',
  suspended: '待核实',
  ended: '已结束',
}

export const grantStepTitles: Record<GrantStep['step'], string> = {
  requested: '申请',
  approved: '批准',
  refused: '不批准',
  suspended: '身份有变动',
  ended: '结束',
  factorReset: '重置动态口令',
}

export const grantStepColours: Partial<Record<GrantStep['step'], string>> = {
  approved: 'green',
  refused: 'orange',
  suspended: 'orange',
  factorReset: 'orange',
}

/** What a role may do, in the words of the menu. */
export const roleMeanings: Record<Role, string> = {
  editor: '写公告和课程，按班申报线下学时',
  approver: '审批公告、学时更正和申报',
  publisher: '发布审批过的公告，发布课程',
  supervisor: '复核异常，申请冲正',
  system: '管理名册，申请和结束权限；不办业务',
  security: '批准权限，核实变动过的身份；不办业务',
  audit: '查看操作记录；不办业务',
}

/** `某省 · 审批` */
export const grantTitle = ({ organisationName, role }: Pick<ManagedGrant, 'organisationName' | 'role'>) =>
  `${organisationName} · ${roleTitles[role]}`
