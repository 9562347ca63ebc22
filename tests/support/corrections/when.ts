import type { InputOf } from '@zhixing/shared/contract'
import * as contract from '@zhixing/shared/corrections/contract'
import { ulid } from 'ulid'
import { request } from '../request'
import { classFacts, evidenceFile, requestedAt } from './given'

type Staff = { token: string }
const asStaff = ({ token }: Staff) => ({ token, now: requestedAt })

export const sendReversalRequest = (
  staff: Staff,
  learnerId: string,
  entryId: string,
  more: Partial<InputOf<typeof contract.requestReversal>> = {},
) => {
  const facts = { reason: '同一门课重复计入', evidence: evidenceFile }
  const input = { requestId: ulid(), learnerId, entryId, ...facts, ...more }
  return request(contract.requestReversal, input, asStaff(staff))
}

export const sendDeclarationRequest = (
  staff: Staff,
  people: { rosterCode: string; name: string }[],
  classChanges: Partial<contract.DeclaredClass> = {},
  more: Partial<InputOf<typeof contract.requestDeclaration>> = {},
) => {
  const input = {
    requestId: ulid(),
    class: { ...classFacts, days: [...classFacts.days], ...classChanges },
    reason: '县委党校组织',
    evidence: evidenceFile,
    rows: people.map(({ rosterCode, name }) => ({ rosterCode, name })),
    ...more,
  }
  return request(contract.requestDeclaration, input, asStaff(staff))
}

export const sendCreditDecision = (
  staff: Staff,
  requestId: string,
  approve = true,
  reason: string | undefined = approve ? undefined : '材料不全',
) => request(contract.decideCreditRequest, { requestId, approve, reason }, asStaff(staff))

export const sendCreditWithdrawal = (staff: Staff, requestId: string) =>
  request(contract.withdrawCreditRequest, { requestId }, asStaff(staff))

export const fetchCreditRequest = (staff: Staff, requestId: string) =>
  request(contract.getCreditRequest, { requestId }, asStaff(staff))
