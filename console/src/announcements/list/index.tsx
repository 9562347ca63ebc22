import { PlusOutlined, ReloadOutlined } from '@ant-design/icons'
import { AnnouncementState } from '@zhixing/shared/announcements/contract'
import { Button, Card, Table, Tabs } from 'antd'
import { useNavigate } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { LoadMore } from '../../components/list/load-more'
import { LinkButton } from '../../components/page/link-button'
import { Page } from '../../components/page/page'
import { newId } from '../../server/new-id'
import { useAdministrator } from '../../server/use-administrator'
import { stateTitles } from '../state-tag'
import { columns } from './columns'
import { Nothing } from './nothing'
import { useList } from './use-list'

export function AnnouncementListPage() {
  const { state, choose, query, announcements } = useList()
  const navigate = useNavigate()
  const mayDraft =
    useAdministrator().data?.grants.some(({ role }) => role === 'editor' || role === 'system') ?? false
  const draft = mayDraft && (
    <LinkButton to={`/announcements/${newId()}/edit?new`} type="primary" icon={<PlusOutlined aria-hidden />}>
      起草公告
    </LinkButton>
  )
  return (
    <Page
      title="公告"
      name="公告"
      actions={
        <>
          <Button
            icon={<ReloadOutlined aria-hidden />}
            loading={query.isRefetching}
            onClick={() => query.refetch()}
            aria-label="刷新"
          />
          {draft}
        </>
      }
    >
      <Card className="list-card">
        <Tabs
          activeKey={state ?? 'all'}
          onChange={choose}
          items={[
            { key: 'all', label: '全部' },
            ...AnnouncementState.options.map((key) => ({ key, label: stateTitles[key] })),
          ]}
        />
        {query.error && <LoadError error={query.error} onRetry={query.refetch} inline />}
        {!(query.error && !announcements) && (
          <Table
            rowKey="announcementId"
            size="middle"
            columns={columns}
            dataSource={announcements ?? []}
            loading={query.isPending}
            pagination={false}
            scroll={{ x: 960 }}
            locale={{ emptyText: query.isPending ? ' ' : <Nothing state={state} draft={draft} /> }}
            onRow={({ announcementId }) => ({
              onClick: () => navigate(`/announcements/${announcementId}`),
              className: 'row-link',
            })}
          />
        )}
        <LoadMore query={query} count={announcements?.length ?? 0} unit="条" />
      </Card>
    </Page>
  )
}
