import { listGrants } from '@zhixing/shared/grants/contract'
import type { WaitingPage } from '../components/shell/console-module'
import { call } from '../server/call'
import { grantTitle } from './words'

export async function loadWaitingGrants(
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<WaitingPage> {
  const page = await call(listGrants, { waitingFor: 'me', cursor }, signal)
  const rows = page.grants.map((grant) => ({
    to: `/grants/${grant.grantId}`,
    title: `${grant.name}：${grantTitle(grant)}`,
    task: grant.state === 'requested' ? '权限待批准' : '身份变动待确认',
    about: `经办人 ${grant.lastStep.by}${grant.lastStep.comment ? ` · ${grant.lastStep.comment}` : ''}`,
    since: grant.updatedAt,
  }))
  return { rows, cursor: page.cursor }
}
