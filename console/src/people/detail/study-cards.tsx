import { useQuery } from '@tanstack/react-query'
import { getManagedTranscript } from '@zhixing/shared/ledger/contract'
import { Segmented } from 'antd'
import * as z from 'zod'
import { hoursText } from '../../components/content/study-hours'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { useAddressFilters } from '../../components/list/use-address-filters'
import { SectionCard } from '../../components/page/section-card'
import { call } from '../../server/call'
import { EntryList } from './entry-list'
import { RequirementList } from './requirement-list'

/** The credit year in the address: absent for the present one. */
const Year = z.string().regex(/^20\d{2}$/)

/** What the person has to learn in a year, what is missing, and the entries of that year. */
export function StudyCards({ learnerId }: { learnerId: string }) {
  const { filters, setFilter } = useAddressFilters({ year: Year })
  const { data, error, refetch } = useQuery({
    queryKey: ['transcript', learnerId, filters.year ?? 'now'],
    queryFn: ({ signal }) => call(getManagedTranscript, { learnerId, creditYear: filters.year }, signal),
  })
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
    </>
  )
}
