import { useMutation } from '@tanstack/react-query'
import { askDeclaration, ROWS_MAX } from '@zhixing/shared/corrections/contract'
import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { newId } from '../../server/new-id'
import { remember } from '../queries'
import { classOf, type Draft, emptyDraft, missingOf } from './facts'
import { rowsOf } from './pasted'

/** Filled in, checked row by row without keeping anything, then submitted with the good rows. */
export function useDeclaration() {
  const [requestId] = useState(newId) // the same for every attempt, so that an answer lost on its way makes no second request
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [asked, setAsked] = useState(false)
  const navigate = useNavigate()
  const { message } = App.useApp()
  const rows = rowsOf(draft.list)

  const check = useMutation({
    mutationFn: (declared: NonNullable<ReturnType<typeof classOf>>) =>
      call(askDeclaration, {
        requestId,
        class: declared,
        rows,
        reason: draft.reason.trim() || '核对',
        evidence: draft.evidence ?? none,
        dryRun: true,
      }),
    onError: (error) => message.error(errorTitle(error)),
  })
  const submit = useMutation({
    mutationFn: (input: {
      class: NonNullable<ReturnType<typeof classOf>>
      evidence: NonNullable<Draft['evidence']>
    }) => call(askDeclaration, { requestId, ...input, rows, reason: draft.reason.trim() }),
    onSuccess: ({ request, refused }) => {
      if (!request) return void message.warning('名单里没有可以申报的学员，请按提示修改')
      remember(request)
      message.success(
        refused.length
          ? `已提交 ${request.learners} 人，${refused.length} 行没有收下`
          : '已提交，等待另一位同志审批',
      )
      navigate(`/credit-requests/${requestId}`, { replace: true })
    },
    onError: (error) => message.error(errorTitle(error)),
  })
  const missing = missingOf(draft)
  const tooMany = rows.length > ROWS_MAX ? `一次最多 ${ROWS_MAX} 人，请分开申报` : undefined
  const ready = () => {
    setAsked(true)
    const declared = classOf(draft)
    return declared && !Object.keys(missing).length && !tooMany ? declared : undefined
  }
  return {
    draft,
    change: (facts: Partial<Draft>) => {
      setDraft({ ...draft, ...facts })
      if (!('reason' in facts || 'evidence' in facts)) check.reset() // what was checked is not what stands there now
    },
    asked,
    missing: asked ? missing : {},
    tooMany,
    rows,
    checked: check.data,
    checking: check.isPending,
    busy: submit.isPending,
    checkNow: () => {
      const declared = ready()
      if (declared) check.mutate(declared)
      else void message.warning('请先把班次填完整，再核对名单')
    },
    submitNow: () => {
      const declared = ready()
      if (declared && draft.reason.trim() && draft.evidence)
        submit.mutate({ class: declared, evidence: draft.evidence })
      else void message.warning('还有没填的内容，已用红字标出')
    },
  }
}
export type Declaring = ReturnType<typeof useDeclaration>

/** A dry run keeps nothing, so it needs no evidence yet. */
const none = { fileName: '核对', sha256: '0'.repeat(64) }
