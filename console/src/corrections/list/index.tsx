import { PlusOutlined, ReloadOutlined } from '@ant-design/icons'
import { CreditRequestState } from '@zhixing/shared/corrections/contract'
import { Button, Card, Table, Tabs } from 'antd'
import { useNavigate } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { LoadMore } from '../../components/list/load-more'
import { LinkButton } from '../../components/page/link-button'
import { Page } from '../../components/page/page'
import { useIsNarrow } from '../../components/page/use-is-narrow'
import { useAdministrator } from '../../server/use-administrator'
import { mayDeclare, mayRequestReversal } from '../may-request'
import { stateTitles } from '../words'
import { columns, narrowColumns } from './columns'
import { Nothing } from './nothing'
import { useList } from './use-list'

export function CreditRequestListPage() {
  const { state, choose, query, requests } = useList()
  const navigate = useNavigate()
  const isNarrow = useIsNarrow()
  const grants = useAdministrator().data?.grants ?? []
  const ask = (
    <>
      {mayRequestReversal(grants) && <LinkButton to="/credit-requests/reversal">申请冲正</LinkButton>}
      {mayDeclare(grants) && (
        <LinkButton to="/credit-requests/declaration" type="primary" icon={<PlusOutlined aria-hidden />}>
          申报线下学时
        </LinkButton>
      )}
    </>
  )
  return (
    <Page
      title="学时更正与申报"
      name="学时更正与申报"
      actions={
        <>
          <Button
            icon={<ReloadOutlined aria-hidden />}
            loading={query.isRefetching}
            onClick={() => query.refetch()}
            aria-label="刷新"
          />
          {ask}
        </>
      }
    >
      <Card className="list-card">
        <Tabs
          activeKey={state ?? 'all'}
          onChange={choose}
          items={[
            { key: 'all', label: '全部' },
            ...CreditRequestState.options.map((key) => ({ key, label: stateTitles[key] })),
          ]}
        />
        {query.error && <LoadError error={query.error} onRetry={query.refetch} inline />}
        {!(query.error && !requests) && (
          <Table
            rowKey="requestId"
            size="middle"
            columns={isNarrow ? narrowColumns : columns}
            dataSource={requests ?? []}
            loading={query.isPending}
            pagination={false}
            scroll={{ x: isNarrow ? undefined : 1000 }}
            locale={{ emptyText: query.isPending ? ' ' : <Nothing state={state} ask={ask} /> }}
            onRow={({ requestId }) => ({
              onClick: () => navigate(`/credit-requests/${requestId}`),
              className: 'row-link',
            })}
          />
        )}
        <LoadMore query={query} count={requests?.length ?? 0} unit="件" />
      </Card>
    </Page>
  )
}
