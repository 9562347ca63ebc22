import { listCategories } from '@zhixing/shared/catalogue/contract'
import { getTranscript, listPolicies } from '@zhixing/shared/ledger/contract'
import { listMyReviews } from '@zhixing/shared/reviews/contract'
import { useRef, useState } from 'react'
import { combineQueries } from '../../../api/query-result'
import { useContractQuery } from '../../../api/use-contract-query'

export function useTranscript() {
  const [year, setYear] = useState<number>()
  const transcript = useContractQuery(getTranscript, year === undefined ? {} : { creditYear: year })
  const categories = useContractQuery(listCategories, {})
  const policies = useContractQuery(listPolicies, {})
  const reviews = useContractQuery(listMyReviews, {})
  const years = useRef<number[]>([]) // stay on screen while another year is loading
  if (transcript.data) years.current = transcript.data.creditYears
  const result = combineQueries(transcript, categories, policies)
  return {
    // The page waits for the reviews so that it is painted once, but is shown without them when they fail.
    result: reviews.isPending && !result.error ? { ...result, data: undefined } : result,
    reviews: reviews.data?.reviews ?? [],
    policies: policies.data,
    yearChoices: years.current.map((each) => ({ value: String(each), title: `${each} 年` })),
    year: String(year ?? years.current[0] ?? ''), // the newest is shown first; none before the first answer
    setYear: (chosen: string) => setYear(Number(chosen)),
  }
}
