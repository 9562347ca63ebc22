import { listCategories } from '@zhixing/shared/catalogue/contract'
import { listRegistrations } from '@zhixing/shared/enrolment/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { useState } from 'react'
import { together, useAnswer } from '../../api/use-contract-query'

export const states = [
  { value: 'enrolled', title: '学习中' },
  { value: 'completed', title: '已学完' },
] as const

export function useStudyTab() {
  const [state, setState] = useState<(typeof states)[number]['value']>('enrolled')
  const registrations = useAnswer(listRegistrations, {})
  const transcript = useAnswer(getTranscript, {})
  const categories = useAnswer(listCategories, {})
  const mine = registrations.data?.registrations ?? []
  return {
    answer: together(registrations, transcript, categories),
    transcript: transcript.data,
    registrations: mine.filter((registration) => registration.state === state),
    completed: mine.filter((registration) => registration.state === 'completed').length,
    state,
    setState,
  }
}
