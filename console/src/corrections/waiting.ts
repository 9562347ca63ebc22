import { listCreditRequests } from '@zhixing/shared/corrections/contract'
import type { WaitingPage } from '../components/shell/console-module'
import { call } from '../server/call'
import { changeText, learnersText, requestKindTitles } from './words'

export async function loadWaitingRequests(
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<WaitingPage> {
  const page = await call(listCreditRequests, { waitingFor: 'me', cursor }, signal)
  const rows = page.requests.map((request) => ({
    to: `/credit-requests/${request.requestId}`,
    title: request.title,
    task: `${requestKindTitles[request.kind]}待审批`,
    about: `${learnersText(request)} · ${changeText(request.studyHours)} 学时 · 申请人 ${request.requestedByName}`,
    since: request.requestedAt,
  }))
  return { rows, cursor: page.cursor }
}
