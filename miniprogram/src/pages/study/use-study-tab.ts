import { listCategories } from '@zhixing/shared/catalogue/contract'
import { listRegistrations } from '@zhixing/shared/enrolment/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { coursesReversedIn } from '@zhixing/shared/ledger/rules'
import { useState } from 'react'
import { combineQueries } from '../../api/query-result'
import { useContractQuery } from '../../api/use-contract-query'

export const stateChoices = [
  { value: 'enrolled', title: '学习中' },
  { value: 'completed', title: '已学完' },
] as const

export function useStudyTab() {
  const [state, setState] = useState<(typeof stateChoices)[number]['value']>('enrolled')
  const registrations = useContractQuery(listRegistrations, {})
  const transcript = useContractQuery(getTranscript, {})
  const categories = useContractQuery(listCategories, {})
  const all = registrations.data?.registrations ?? []
  return {
    result: combineQueries(registrations, transcript, categories),
    transcript: transcript.data,
    registrations: all.filter((registration) => registration.state === state),
    reversedCourses: coursesReversedIn(transcript.data?.entries ?? []),
    state,
    setState,
  }
}
