import { ReloadOutlined } from '@ant-design/icons'
import { AnomalyKind, ReviewState } from '@zhixing/shared/reviews/contract'
import { kindTitles, stateTitles } from '@zhixing/shared/reviews/words'
import { Button, Card, Select, Table, Tabs } from 'antd'
import { useNavigate } from 'react-router-dom'
import { More } from '../../components/more'
import { Page } from '../../components/page'
import { Refused } from '../../components/refused'
import { columns } from './columns'
import { Nothing } from './nothing'
import { useList } from './use-list'

export function ReviewList() {
  const { state, kind, choose, query, reviews } = useList()
  const navigate = useNavigate()
  return (
    <Page
      title="异常复核"
      name="异常复核"
      actions={
        <Button icon={<ReloadOutlined aria-hidden />} loading={query.isRefetching} onClick={() => query.refetch()} aria-label="刷新" />
      }
    >
      <Card className="list-card">
        <Tabs
          activeKey={state ?? 'all'}
          onChange={(next) => choose({ state: next })}
          items={[...ReviewState.options.map((key) => ({ key: key as string, label: stateTitles[key] })), { key: 'all', label: '全部' }]}
        />
        <div className="filters">
          <Select
            aria-label="异常种类"
            allowClear
            placeholder="全部种类"
            style={{ width: 200 }}
            value={kind}
            onChange={(next: AnomalyKind | undefined) => choose({ kind: next })}
            options={AnomalyKind.options.map((value) => ({ value, label: kindTitles[value] }))}
          />
          <span className="quiet">列在这里只是请您核实，学时没有任何变动。</span>
        </div>
        {query.error && <Refused error={query.error} onRetry={query.refetch} inline />}
        {!(query.error && !reviews) && (
          <Table
            rowKey="reviewId"
            size="middle"
            columns={columns}
            dataSource={reviews ?? []}
            loading={query.isPending}
            pagination={false}
            scroll={{ x: 960 }}
            locale={{ emptyText: query.isPending ? ' ' : <Nothing state={state} /> }}
            onRow={({ reviewId }) => ({ onClick: () => navigate(`/reviews/${reviewId}`), className: 'row-link' })}
          />
        )}
        <More query={query} count={reviews?.length ?? 0} unit="条" />
      </Card>
    </Page>
  )
}
