import { useQuery } from '@tanstack/react-query'
import { getManagedTranscript } from '@zhixing/shared/ledger/contract'
import type { PersonStudy } from '@zhixing/shared/people/contract'
import { Segmented } from 'antd'
import * as z from 'zod'
import { hoursText } from '../../components/content/study-hours'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { useAddressFilters } from '../../components/list/use-address-filters'
import { SectionCard } from '../../components/page/section-card'
import { call } from '../../server/call'
import { CoursesCard } from './courses-card'
import { EntryList } from './entry-list'
import { RequirementList } from './requirement-list'
import { ReviewsCard } from './reviews-card'

/** The credit year in the address: absent for the present one. */
const Year = z.string().regex(/^20\d{2}$/)

/** What the person has to learn in a year, what is missing, the entries of that year, courses and reviews. */
export function StudyCards({ learnerId, study }: { learnerId: string; study: PersonStudy }) {
  const { filters, setFilter } = useAddressFilters({ year: Year })
  const earlier = useQuery({
    queryKey: ['transcript', learnerId, filters.year],
    queryFn: ({ signal }) => call(getManagedTranscript, { learnerId, creditYear: filters.year }, signal),
    enabled: filters.year !== undefined,
  })
  const { error, refetch } = earlier
  const data = filters.year === undefined ? study.transcript : earlier.data
  if (error && !data) return <LoadError error={error} onRetry={refetch} subject="学习情况" />
  if (!data) return <Loading />
  return (
    <>
      <SectionCard
        title={`${data.creditYear} 年度要求`}
        extra={
          <Segmented
            value={data.creditYear}
            options={data.creditYears.map((year) => ({ value: year, label: `${year} 年` }))}
            onChange={(year) => setFilter('year', String(year))}
          />
        }
      >
        <RequirementList requirements={data.requirements} />
      </SectionCard>
      <SectionCard title="入账的学时" extra={`合计 ${hoursText(data.studyHours)}`}>
        <EntryList entries={data.entries} />
      </SectionCard>
      <CoursesCard courses={study.courses} />
      <ReviewsCard reviews={study.reviews} />
    </>
  )
}
