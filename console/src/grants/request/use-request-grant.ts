import { useMutation } from '@tanstack/react-query'
import { requestGrant } from '@zhixing/shared/grants/contract'
import type { Role } from '@zhixing/shared/identity/role'
import { isBlankText } from '@zhixing/shared/typed-text'
import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { grantQueries } from '../queries'

interface GrantForm {
  name: string
  rosterCode: string
  role: Role | undefined
  organisationId: string
  reason: string
}

const emptyForm: GrantForm = { name: '', rosterCode: '', role: undefined, organisationId: '', reason: '' }

/** The form of a request. Repeating it after a lost answer changes nothing. */
export function useRequestGrant() {
  const [form, setForm] = useState(emptyForm)
  const [showsErrors, setShowsErrors] = useState(false)
  const navigate = useNavigate()
  const { message } = App.useApp()
  const request = useMutation({
    mutationFn: (filled: GrantForm & { role: Role }) => call(requestGrant, filled),
    onSuccess: (detail) => {
      grantQueries.store(detail)
      message.success('已提交，等待安全管理员批准')
      navigate(`/grants/${detail.grantId}`, { replace: true })
    },
    onError: (error) => message.error(errorTitle(error)),
  })
  const { name, rosterCode, role, organisationId, reason } = form
  const missing: Partial<Record<keyof GrantForm, string>> = {
    ...(isBlankText(name) && { name: '请填写姓名' }),
    ...(isBlankText(rosterCode) && { rosterCode: '请填写 8 位学员编号' }),
    ...(role === undefined && { role: '请选择权限' }),
    ...(organisationId === '' && { organisationId: '请选择单位' }),
    ...(isBlankText(reason) && { reason: '请写明理由' }),
  }
  const submit = () => {
    setShowsErrors(true)
    if (role !== undefined && Object.keys(missing).length === 0) request.mutate({ ...form, role })
  }
  return {
    form,
    change: (changes: Partial<GrantForm>) => setForm((before) => ({ ...before, ...changes })),
    errors: showsErrors ? missing : {},
    submit,
    isBusy: request.isPending,
  }
}
