import { useMutation } from '@tanstack/react-query'
import {
  type DeclaredClass,
  type Evidence,
  ROWS_MAX,
  requestDeclaration,
} from '@zhixing/shared/corrections/contract'
import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { newId } from '../../server/new-id'
import { requestQueries } from '../queries'
import { useEarlierRequest } from '../use-earlier-request'
import { type DeclarationDraft, declarationErrors, declaredClass, emptyDeclaration } from './class-facts'
import { parseRoster } from './pasted-roster'

export type DeclarationForm = ReturnType<typeof useDeclaration>

/** A dry run stores nothing, so it may name evidence that is not there. */
const dryRunEvidence: Evidence = { fileName: '核对', sha256: '0'.repeat(64) }

/** The form of a declaration. A dry run checks the roster; the rows that pass are submitted. */
export function useDeclaration() {
  // One id for every attempt: a lost answer must not lead to a second request.
  const [requestId, setRequestId] = useState(newId)
  const [draft, setDraft] = useState<DeclarationDraft>(emptyDeclaration)
  const [showsErrors, setShowsErrors] = useState(false)
  const navigate = useNavigate()
  const askAboutEarlier = useEarlierRequest(requestId, () => setRequestId(newId()))
  const { message } = App.useApp()
  const rows = parseRoster(draft.rosterText)
  const reason = draft.reason.trim()

  const check = useMutation({
    mutationFn: (declared: DeclaredClass | undefined) =>
      call(requestDeclaration, {
        requestId,
        class: declared,
        rows,
        reason: reason || '核对',
        evidence: draft.evidence ?? dryRunEvidence,
        dryRun: true,
      }),
    onError: (error) => message.error(errorTitle(error)),
  })
  const submit = useMutation({
    mutationFn: (input: { class: DeclaredClass; evidence: Evidence }) =>
      call(requestDeclaration, { requestId, ...input, rows, reason }),
    onSuccess: ({ request, refused }) => {
      if (!request) return void message.warning('名单里没有可以申报的学员，请按提示修改')
      requestQueries.store(request)
      message.success(
        refused.length
          ? `已提交 ${request.learners} 人，${refused.length} 行没有收下`
          : '已提交，等待另一位同志审批',
      )
      navigate(`/credit-requests/${requestId}`, { replace: true })
    },
    onError: (error) => {
      if (!askAboutEarlier(error)) message.error(errorTitle(error))
    },
  })
  const errors = declarationErrors(draft)
  const tooManyText = rows.length > ROWS_MAX ? `一次最多 ${ROWS_MAX} 人，请分开申报` : undefined
  /** Returns the class if class and roster are complete; otherwise shows what is missing. */
  const checkComplete = () => {
    setShowsErrors(true)
    const isComplete = !Object.keys(errors).length && !tooManyText
    return isComplete ? declaredClass(draft) : undefined
  }
  return {
    draft,
    change: (patch: Partial<DeclarationDraft>) => {
      setDraft({ ...draft, ...patch })
      const changesRows = !('reason' in patch || 'evidence' in patch)
      if (changesRows) check.reset() // the result of the last check is out of date
    },
    showsErrors,
    errors: showsErrors ? errors : {},
    tooManyText,
    rows,
    checkResult: check.data,
    isChecking: check.isPending,
    isBusy: submit.isPending,
    checkNow: () => {
      const { rosterText: _, ...ofClass } = errors
      const isClassComplete = !Object.keys(ofClass).length
      if (tooManyText) void message.warning(tooManyText)
      else check.mutate(isClassComplete ? declaredClass(draft) : undefined)
    },
    submitNow: () => {
      const declared = checkComplete()
      const { evidence } = draft
      if (declared && reason && evidence) submit.mutate({ class: declared, evidence })
      else void message.warning('还有没填的内容，已用红字标出')
    },
  }
}
