import { listCategories } from '@zhixing/shared/catalogue/contract'
import { getTranscript, listPolicies } from '@zhixing/shared/credits/contract'
import { useRef, useState } from 'react'
import { together, useAnswer } from '../../../use-answer'

export function useTranscript() {
  const [year, setYear] = useState<number>()
  const transcript = useAnswer(getTranscript, year === undefined ? {} : { creditYear: year })
  const categories = useAnswer(listCategories, {})
  const policies = useAnswer(listPolicies, {})
  const years = useRef<number[]>([])
  if (transcript.data) years.current = transcript.data.creditYears // they stay to choose from while another year is awaited
  return {
    answer: together(transcript, categories, policies),
    policies: policies.data,
    years: years.current.map((each) => ({ value: String(each), title: `${each} 年` })),
    year: String(year ?? years.current[0] ?? ''),
    setYear: (chosen: string) => setYear(Number(chosen)),
  }
}
