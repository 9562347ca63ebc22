import { ReloadOutlined } from '@ant-design/icons'
import { AnomalyKind } from '@zhixing/shared/reviews/anomaly'
import { ReviewState } from '@zhixing/shared/reviews/contract'
import { kindTitles, stateTitles } from '@zhixing/shared/reviews/words'
import { Button, Card, Select, Table, Tabs } from 'antd'
import { useNavigate } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { LoadMore } from '../../components/list/load-more'
import { Page } from '../../components/page/page'
import { useIsNarrow } from '../../components/page/use-is-narrow'
import { columns, narrowColumns } from './columns'
import { Nothing } from './nothing'
import { useList } from './use-list'

/** What being on this list means for the hours. */
const meanings: Record<ReviewState, string> = {
  open: '列在这里只是请您核实，学时没有任何变动。',
  dismissed: '已核实没有问题，学时没有变动，也没有通知学员。记录保留 180 天后删除。',
  'reversal-requested': '已告知学员，学员可以在期限内申诉。另一位同志审批以后，学时才会收回。',
  appealed: '学员不同意决定，等待没有参与决定的同志答复。',
  'appeal-upheld': '申诉成立：没有审批的冲正不再办理，已经冲正的提请恢复。',
  'appeal-rejected': '申诉没有成立，维持原来的决定。',
}

export function ReviewListPage() {
  const { state, kind, choose, query, reviews } = useList()
  const navigate = useNavigate()
  const isNarrow = useIsNarrow()
  return (
    <Page
      title="异常复核"
      name="异常复核"
      actions={
        <Button
          icon={<ReloadOutlined aria-hidden />}
          loading={query.isRefetching}
          onClick={() => query.refetch()}
          aria-label="刷新"
        />
      }
    >
      <Card className="list-card">
        <Tabs
          activeKey={state ?? 'all'}
          onChange={(next) => choose({ state: next })}
          items={[
            ...ReviewState.options.map((key) => ({ key: key as string, label: stateTitles[key] })),
            { key: 'all', label: '全部' },
          ]}
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
        </div>
        {state && <p className="quiet">{meanings[state]}</p>}
        {query.error && <LoadError error={query.error} onRetry={query.refetch} inline />}
        {!(query.error && !reviews) && (
          <Table
            rowKey="reviewId"
            size="middle"
            columns={isNarrow ? narrowColumns : columns}
            dataSource={reviews ?? []}
            loading={query.isPending}
            pagination={false}
            scroll={{ x: isNarrow ? undefined : 960 }}
            locale={{ emptyText: query.isPending ? ' ' : <Nothing state={state} /> }}
            onRow={({ reviewId }) => ({
              onClick: () => navigate(`/reviews/${reviewId}`),
              className: 'row-link',
            })}
          />
        )}
        <LoadMore query={query} count={reviews?.length ?? 0} unit="条" />
      </Card>
    </Page>
  )
}
