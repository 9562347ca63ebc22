import * as z from 'zod'
import { Id } from '../contract'
import { isWithin, OrgPath } from './organisation'

/** 起草 editor · 发布 publisher · 审批 approver · 监管 supervisor. */
export const businessRoles = ['editor', 'publisher', 'approver', 'supervisor'] as const

/**
 * 系统管理、安全管理、审计管理三员分立。
 * `system` keeps the roster and requests grants, `security` approves them, `audit` reads their log.
 */
export const dutyRoles = ['system', 'security', 'audit'] as const

/**
 * Roles are granted over an organisation and everything below it; every bound person is a learner besides.
 */
export const roles = [...businessRoles, ...dutyRoles] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const Grant = z.object({
  role: Role,
  organisationId: Id,
  organisationName: z.string(),
  scope: OrgPath,
})
export type Grant = z.infer<typeof Grant>

/** No role includes another one. */
export const mayAct = (grants: readonly Grant[], role: Role, orgPath: string) =>
  grants.some((grant) => grant.role === role && isWithin(orgPath, grant.scope))

export const jobLevels = ['provincial', 'bureau', 'division', 'section', 'clerk'] as const
export const JobLevel = z.enum(jobLevels)
export type JobLevel = z.infer<typeof JobLevel>
export const jobLevelTitles: Record<JobLevel, string> = {
  provincial: '省部级',
  bureau: '厅局级',
  division: '县处级',
  section: '乡科级',
  clerk: '科员及以下',
}
