import { useQuery } from '@tanstack/react-query'
import type { Person } from '@zhixing/shared/people/contract'
import { Alert } from 'antd'
import { Link, useParams } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { Page } from '../../components/page/page'
import '../people.css'
import { personQueries } from '../queries'
import { EmploymentTag } from '../words'
import { ActionsCard } from './actions-card'
import { ChangesCard } from './changes-card'
import { GrantsCard } from './grants-card'
import { ProfileCard } from './profile-card'
import { StudyCards } from './study-cards'

export function PersonPage() {
  const { learnerId = '' } = useParams()
  const { data: person, error, refetch } = useQuery(personQueries.one(learnerId))
  if (error && !person) return <LoadError error={error} onRetry={refetch} />
  if (!person) return <Loading />
  const { study } = person
  return (
    <Page
      title={person.name}
      back={{ to: '/people', label: '人员' }}
      aside={<EmploymentTag state={person.employment} />}
    >
      <DuplicateNotice person={person} />
      <div className="with-side">
        <div className="stack">
          {study ? <StudyCards learnerId={learnerId} study={study} /> : <ProfileCard person={person} />}
          <ChangesCard person={person} />
        </div>
        <div className="stack">
          <ActionsCard person={person} />
          {study && <ProfileCard person={person} />}
          <GrantsCard person={person} />
        </div>
      </div>
    </Page>
  )
}

/** What a merge has made of this record. */
function DuplicateNotice({ person: { mergedInto, duplicates } }: { person: Person }) {
  if (mergedInto)
    return (
      <Alert
        type="warning"
        showIcon
        title={
          <>
            这条档案已并入 <Link to={`/people/${mergedInto.learnerId}`}>{mergedInto.name}</Link>（
            {mergedInto.rosterCode}），请在那里办理。
          </>
        }
      />
    )
  if (duplicates.length === 0) return null
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          并入的重复档案：
          {duplicates.map(({ learnerId, name, rosterCode }) => (
            <Link key={learnerId} to={`/people/${learnerId}`}>{`${name}（${rosterCode}） `}</Link>
          ))}
        </>
      }
    />
  )
}
