import type { ManagedCreditRequest } from '@zhixing/shared/corrections/contract'
import type { TableColumnsType } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { RowLink } from '../../components/list/row-link'
import { HoursChange } from '../hours-change'
import { RequestStateTag } from '../states'
import { learnersText, requestKindTitles } from '../words'

const TitleLink = ({ request: { requestId, title } }: { request: ManagedCreditRequest }) => (
  <RowLink to={`/credit-requests/${requestId}`}>{title}</RowLink>
)

export const requestColumns: TableColumnsType<ManagedCreditRequest> = [
  { title: '课程或班次', key: 'title', render: (_, request) => <TitleLink request={request} /> },
  { title: '状态', key: 'state', width: 88, render: (_, { state }) => <RequestStateTag state={state} /> },
  { title: '类别', key: 'kind', width: 92, render: (_, { kind }) => requestKindTitles[kind] },
  {
    title: '学员',
    key: 'learners',
    width: 140,
    ellipsis: true,
    render: (_, request) => learnersText(request),
  },
  {
    title: '学时',
    key: 'hours',
    width: 84,
    align: 'right',
    render: (_, { studyHours }) => <HoursChange studyHours={studyHours} />,
  },
  {
    title: '申请人',
    key: 'requester',
    width: 150,
    ellipsis: true,
    render: (_, { requestedByName, organisationName }) => `${requestedByName}（${organisationName}）`,
  },
  {
    title: '申请时间',
    key: 'requested',
    width: 144,
    render: (_, { requestedAt }) => <BeijingTime at={requestedAt} />,
  },
  {
    title: '审批人',
    key: 'approver',
    width: 92,
    ellipsis: true,
    render: (_, { decidedByName, state }) => {
      // A withdrawal names its requester here.
      const approver = state === 'withdrawn' ? undefined : decidedByName
      return approver ?? <span className="quiet">—</span>
    },
  },
]

/** On a narrow screen one column shows the most important facts below each other. */
export const narrowRequestColumns: TableColumnsType<ManagedCreditRequest> = [
  {
    title: '课程或班次',
    key: 'title',
    render: (_, request) => (
      <>
        <div className="cell-line">
          <TitleLink request={request} />
          <RequestStateTag state={request.state} />
        </div>
        <div>
          {`${requestKindTitles[request.kind]} · ${learnersText(request)} · `}
          <HoursChange studyHours={request.studyHours} /> 学时
        </div>
        <div className="quiet">
          {`${request.requestedByName}申请 · `}
          <BeijingTime at={request.requestedAt} />
        </div>
      </>
    ),
  },
]
