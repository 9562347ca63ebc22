import { listCategories } from '@zhixing/shared/catalogue/contract'
import { getTranscript, listPolicies } from '@zhixing/shared/ledger/contract'
import { listMyReviews } from '@zhixing/shared/reviews/contract'
import { useRef, useState } from 'react'
import { together, useAnswer } from '../../../api/use-contract-query'

export function useTranscript() {
  const [year, setYear] = useState<number>()
  const transcript = useAnswer(getTranscript, year === undefined ? {} : { creditYear: year })
  const categories = useAnswer(listCategories, {})
  const policies = useAnswer(listPolicies, {})
  const reviews = useAnswer(listMyReviews, {})
  const years = useRef<number[]>([])
  if (transcript.data) years.current = transcript.data.creditYears // they stay to choose from while another year is awaited
  const answer = together(transcript, categories, policies)
  return {
    // Painted together; where the reviews cannot be had, the hours are shown without them.
    answer: reviews.isPending && !answer.error ? { ...answer, data: undefined } : answer,
    reviews: reviews.data?.reviews ?? [],
    policies: policies.data,
    years: years.current.map((each) => ({ value: String(each), title: `${each} 年` })),
    year: String(year ?? years.current[0] ?? ''),
    setYear: (chosen: string) => setYear(Number(chosen)),
  }
}
