import { useQuery } from '@tanstack/react-query'
import { Steps } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { LinkButton } from '../../components/page/link-button'
import { Page } from '../../components/page/page'
import '../imports.css'
import { importQueries } from '../queries'
import { ImportStateTag, stepOf } from '../words'
import { NotesCard, ReadingCard, UnreadableCard } from './file-cards'
import { MappingCard } from './mapping-card'
import { ProgressCard } from './progress-card'
import { RefusedCard } from './refused-card'

const steps = ['选文件', '核对列', '检查', '导入'].map((title) => ({ title }))

/** One import, from its columns to its report. It survives a reload: the server knows how far it is. */
export function ImportPage() {
  const { importId = '' } = useParams()
  const { data: shown, error, refetch } = useQuery(importQueries.one(importId))
  const [mapsAgain, setMapsAgain] = useState(false)
  if (error && !shown) return <LoadError error={error} onRetry={refetch} />
  if (!shown) return <Loading />
  const isMapping = shown.state === 'mapping' || (mapsAgain && ['checked', 'stopped'].includes(shown.state))
  return (
    <Page
      title={shown.fileName}
      back={{ to: '/imports', label: '导入名册' }}
      aside={<ImportStateTag state={shown.state} />}
    >
      <div className="import-cards">
        <Steps
          current={isMapping ? 1 : stepOf(shown)}
          status={shown.state === 'done' ? 'finish' : 'process'}
          items={steps}
          size="small"
          responsive={false}
        />
        {error && <LoadError error={error} onRetry={refetch} inline />}
        {(shown.state === 'uploading' || shown.state === 'reading') && <ReadingCard shown={shown} />}
        {shown.state === 'unreadable' && <UnreadableCard reason={shown.reason} />}
        {isMapping && shown.notes.length > 0 && <NotesCard notes={shown.notes} />}
        {isMapping && <MappingCard key={shown.revision} shown={shown} onCheck={() => setMapsAgain(false)} />}
        {!isMapping && <ProgressCard shown={shown} onMapAgain={() => setMapsAgain(true)} />}
        {!isMapping && shown.firstRefused.length > 0 && <RefusedCard shown={shown} />}
        {shown.state === 'done' && (
          <div>
            <LinkButton to="/people">查看人员</LinkButton>
          </div>
        )}
      </div>
    </Page>
  )
}
