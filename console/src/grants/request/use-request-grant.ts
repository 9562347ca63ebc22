import { useMutation } from '@tanstack/react-query'
import { dayAfter, dayOf } from '@zhixing/shared/calendar'
import { requestGrant } from '@zhixing/shared/grants/contract'
import type { Role } from '@zhixing/shared/identity/role'
import { isBlankText } from '@zhixing/shared/typed-text'
import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { skipsLeaveGuard } from '../../components/forms/leave-guard'
import { useDraft } from '../../components/forms/use-draft'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { grantQueries } from '../queries'

export interface GrantForm {
  name: string
  rosterCode: string
  role: Role | undefined
  organisationId: string
  /** The last day; blank: without an end. */
  endsOn: string
  reason: string
}

const YEAR_DAYS = 365

/** For a year at first, so that a role which is forgotten ends by itself. */
const emptyForm = (today: string): GrantForm => ({
  name: '',
  rosterCode: '',
  role: undefined,
  organisationId: '',
  endsOn: dayAfter(today, YEAR_DAYS - 1),
  reason: '',
})

/** The form of a request. Repeating it after a lost answer changes nothing. */
export function useRequestGrant(administratorId: string, filled: Partial<GrantForm>) {
  const today = dayOf(new Date())
  const blank = { revision: 0, facts: { ...emptyForm(today), ...filled } }
  const draft = useDraft(`${administratorId}:grant-request:${filled.rosterCode ?? ''}`, blank)
  const form = draft.facts
  const [showsErrors, setShowsErrors] = useState(false)
  const navigate = useNavigate()
  const { message } = App.useApp()
  const request = useMutation({
    mutationFn: (filled: GrantForm & { role: Role }) => call(requestGrant, filled),
    onSuccess: (detail) => {
      grantQueries.store(detail)
      message.success('已提交，等待安全管理员批准')
      draft.reset(blank)
      navigate(`/grants/${detail.grantId}`, { replace: true, state: skipsLeaveGuard })
    },
    onError: (error) => message.error(errorTitle(error)),
  })
  const { name, rosterCode, role, organisationId, endsOn, reason } = form
  const missing: Partial<Record<keyof GrantForm, string>> = {
    ...(isBlankText(name) && { name: '请填写姓名' }),
    ...(isBlankText(rosterCode) && { rosterCode: '请填写 8 位学员编号' }),
    ...(role === undefined && { role: '请选择权限' }),
    ...(organisationId === '' && { organisationId: '请选择单位' }),
    ...(endsOn !== '' && endsOn < today && { endsOn: '最后一天不能早于今天' }),
    ...(isBlankText(reason) && { reason: '请写明理由' }),
  }
  const submit = () => {
    setShowsErrors(true)
    if (role !== undefined && Object.keys(missing).length === 0) request.mutate({ ...form, role })
  }
  return {
    draft,
    form,
    change: draft.change,
    discard: () => draft.reset(blank),
    errors: showsErrors ? missing : {},
    submit,
    isBusy: request.isPending,
  }
}
