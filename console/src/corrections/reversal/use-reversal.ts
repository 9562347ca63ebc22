import { useMutation, useQuery } from '@tanstack/react-query'
import { askReversal, type Evidence } from '@zhixing/shared/corrections/contract'
import { findManagedLearner, getManagedTranscript } from '@zhixing/shared/ledger/contract'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { newId } from '../../server/new-id'
import { remember } from '../queries'

/** First the learner, then the entry, then why: each step shows what the one before has found. */
export function useReversal() {
  const [requestId] = useState(newId) // the same for every attempt, so that an answer lost on its way makes no second request
  const [code, setCode] = useState('')
  const [year, setYear] = useState<number>()
  const [entry, setEntry] = useState<CreditEntry>()
  const [reason, setReason] = useState('')
  const [evidence, setEvidence] = useState<Evidence>()
  const [asked, setAsked] = useState(false)
  const navigate = useNavigate()
  const { message } = App.useApp()

  const find = useMutation({
    mutationFn: (rosterCode: string) => call(findManagedLearner, { rosterCode }),
    onSuccess: () => {
      setYear(undefined)
      setEntry(undefined)
    },
  })
  const learnerId = find.data?.learnerId ?? ''
  const transcript = useQuery({
    queryKey: ['transcript', learnerId, year ?? 'now'],
    queryFn: ({ signal }) => call(getManagedTranscript, { learnerId, creditYear: year }, signal),
    enabled: learnerId !== '',
    staleTime: 0,
  })
  const ask = useMutation({
    mutationFn: (input: { entryId: string; evidence: Evidence }) =>
      call(askReversal, { requestId, learnerId, reason: reason.trim(), ...input }),
    onSuccess: (detail) => {
      remember(detail)
      message.success('已提交，等待另一位同志审批')
      navigate(`/credit-requests/${requestId}`, { replace: true })
    },
    onError: (error) => message.error(errorTitle(error)),
  })
  const submit = () => {
    setAsked(true)
    if (entry && reason.trim() && evidence) ask.mutate({ entryId: entry.entryId, evidence })
  }
  return {
    code,
    setCode,
    find,
    transcript,
    year,
    setYear,
    entry,
    setEntry,
    reason,
    setReason,
    evidence,
    setEvidence,
    asked,
    submit,
    busy: ask.isPending,
  }
}
export type Reversing = ReturnType<typeof useReversal>
