import type { ManagedCreditRequest } from '@zhixing/shared/corrections/contract'
import type { TableColumnsType } from 'antd'
import { Link } from 'react-router-dom'
import { BeijingTime } from '../../components/content/beijing-time'
import { StateTag } from '../state-tag'
import { changeWords, concernedWords, kindTitles } from '../words'

export const columns: TableColumnsType<ManagedCreditRequest> = [
  {
    title: '课程或班次',
    key: 'title',
    render: (_, { requestId, title }) => (
      <Link
        to={`/credit-requests/${requestId}`}
        className="cell-title"
        onClick={(event) => event.stopPropagation()}
      >
        {title}
      </Link>
    ),
  },
  { title: '状态', key: 'state', width: 88, render: (_, { state }) => <StateTag state={state} /> },
  { title: '类别', key: 'kind', width: 92, render: (_, { kind }) => kindTitles[kind] },
  {
    title: '学员',
    key: 'learner',
    width: 140,
    ellipsis: true,
    render: (_, request) => concernedWords(request),
  },
  {
    title: '学时',
    key: 'hours',
    width: 84,
    align: 'right',
    render: (_, { studyHours }) => <Change hours={studyHours} />,
  },
  {
    title: '申请人',
    key: 'asker',
    width: 150,
    ellipsis: true,
    render: (_, { requestedByName, organisationName }) => `${requestedByName}（${organisationName}）`,
  },
  {
    title: '申请时间',
    key: 'asked',
    width: 144,
    render: (_, { requestedAt }) => <BeijingTime at={requestedAt} />,
  },
  {
    title: '审批人',
    key: 'decider',
    width: 92,
    ellipsis: true,
    render: (_, { decidedByName, state }) =>
      (state === 'withdrawn' ? undefined : decidedByName) ?? <span className="quiet">—</span>,
  },
]

/** On a phone what matters of the rest stands below. */
export const narrowColumns: TableColumnsType<ManagedCreditRequest> = [
  {
    title: '课程或班次',
    key: 'title',
    render: (_, request) => (
      <>
        <div className="cell-line">
          <Link
            to={`/credit-requests/${request.requestId}`}
            className="cell-title"
            onClick={(event) => event.stopPropagation()}
          >
            {request.title}
          </Link>
          <StateTag state={request.state} />
        </div>
        <div>
          {`${kindTitles[request.kind]} · ${concernedWords(request)} · `}
          <Change hours={request.studyHours} /> 学时
        </div>
        <div className="quiet">
          {`${request.requestedByName}申请 · `}
          <BeijingTime at={request.requestedAt} />
        </div>
      </>
    ),
  },
]

export const Change = ({ hours }: { hours: number }) => (
  <span className={hours < 0 ? 'change less' : 'change'}>{changeWords(hours)}</span>
)
