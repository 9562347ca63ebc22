import { useQuery } from '@tanstack/react-query'
import type { ImportView } from '@zhixing/shared/imports/contract'
import { Link } from 'react-router-dom'
import { BeijingTime } from '../../components/content/beijing-time'
import { EmptyState } from '../../components/feedback/empty-state'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { Page } from '../../components/page/page'
import { SectionCard } from '../../components/page/section-card'
import '../imports.css'
import { importQueries } from '../queries'
import { ImportStateTag } from '../words'
import { UploadCard } from './upload-card'

export function ImportListPage() {
  const { data, error, refetch } = useQuery(importQueries.list)
  return (
    <Page title="导入名册">
      <div className="import-cards">
        <UploadCard />
        <SectionCard title="我的导入">
          {error && !data && <LoadError error={error} onRetry={refetch} inline />}
          {!data && !error && <Loading />}
          {data?.imports.length === 0 && (
            <EmptyState description="还没有导入过。上传一份名册就会出现在这里。" />
          )}
          {data && data.imports.length > 0 && <ImportTable imports={data.imports} />}
        </SectionCard>
      </div>
    </Page>
  )
}

const ImportTable = ({ imports }: { imports: ImportView[] }) => (
  <ul className="import-list">
    {imports.map(({ importId, fileName, state, createdAt, progress }) => (
      <li key={importId}>
        <Link to={`/imports/${importId}`}>{fileName}</Link>
        <ImportStateTag state={state} />
        {progress && state === 'done' && (
          <span>
            导入 {progress.accepted} 行，退回 {progress.refused} 行
          </span>
        )}
        <BeijingTime at={createdAt} />
      </li>
    ))}
  </ul>
)
