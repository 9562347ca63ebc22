import { useMutation, useQuery } from '@tanstack/react-query'
import { type Evidence, requestReversal } from '@zhixing/shared/corrections/contract'
import { getManagedTranscript } from '@zhixing/shared/ledger/contract'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { listPeople, type PersonCard } from '@zhixing/shared/people/contract'
import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { newId } from '../../server/new-id'
import { requestQueries, TRANSCRIPT_KEY } from '../queries'
import { useEarlierRequest } from '../use-earlier-request'

export type ReversalForm = ReturnType<typeof useReversal>

/** The form of a reversal: first the learner is found, then an entry is chosen, then the reason is given. */
export function useReversal() {
  // One id for every attempt: a lost answer must not lead to a second request.
  const [requestId, setRequestId] = useState(newId)
  const [typed, setTyped] = useState('')
  const [learner, setLearner] = useState<PersonCard>()
  const [year, setYear] = useState<number>()
  const [entry, setEntry] = useState<CreditEntry>()
  const [reason, setReason] = useState('')
  const [evidence, setEvidence] = useState<Evidence>()
  const [showsErrors, setShowsErrors] = useState(false)
  const navigate = useNavigate()
  const askAboutEarlier = useEarlierRequest(requestId, () => setRequestId(newId()))
  const { message } = App.useApp()

  const chooseLearner = (chosen: PersonCard | undefined) => {
    setLearner(chosen)
    setYear(undefined)
    setEntry(undefined)
  }
  const search = useMutation({
    mutationFn: () => call(listPeople, { q: typed }),
    onSuccess: ({ people }) => chooseLearner(people.length === 1 ? people[0] : undefined),
  })
  const learnerId = learner?.learnerId ?? ''
  const transcript = useQuery({
    queryKey: [TRANSCRIPT_KEY, learnerId, year ?? 'now'],
    queryFn: ({ signal }) => call(getManagedTranscript, { learnerId, creditYear: year }, signal),
    enabled: learnerId !== '',
    staleTime: 0,
  })
  const request = useMutation({
    mutationFn: (chosen: { entryId: string; evidence: Evidence }) =>
      call(requestReversal, { requestId, learnerId, reason: reason.trim(), ...chosen }),
    onSuccess: (detail) => {
      requestQueries.store(detail)
      message.success('已提交，等待另一位同志审批')
      navigate(`/credit-requests/${requestId}`, { replace: true })
    },
    onError: (error) => {
      if (!askAboutEarlier(error)) message.error(errorTitle(error))
    },
  })
  const submit = () => {
    setShowsErrors(true)
    if (entry && reason.trim() && evidence) request.mutate({ entryId: entry.entryId, evidence })
  }
  return {
    typed,
    setTyped,
    search,
    learner,
    chooseLearner,
    transcript,
    setYear,
    entry,
    setEntry,
    reason,
    setReason,
    evidence,
    setEvidence,
    showsErrors,
    submit,
    isBusy: request.isPending,
  }
}
