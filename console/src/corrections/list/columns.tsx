import type { ManagedCreditRequest } from '@zhixing/shared/corrections/contract'
import { BeijingTime } from '../../components/content/beijing-time'
import type { ListColumn } from '../../components/list/list-column'
import { RowLink } from '../../components/list/row-link'
import { HoursChange } from '../hours-change'
import { RequestStateTag } from '../states'
import { learnersText, requestKindTitles, requestStateTitles } from '../words'

export const requestColumns: ListColumn<ManagedCreditRequest>[] = [
  {
    title: '课程或班次',
    key: 'title',
    place: 'title',
    render: ({ requestId, title }) => <RowLink to={`/credit-requests/${requestId}`}>{title}</RowLink>,
    sortValue: ({ title }) => title,
  },
  {
    title: '状态',
    key: 'state',
    place: 'tag',
    width: 88,
    render: ({ state }) => <RequestStateTag state={state} />,
    sortValue: ({ state }) => requestStateTitles[state],
  },
  {
    title: '类别',
    key: 'kind',
    width: 92,
    render: ({ kind }) => requestKindTitles[kind],
    sortValue: ({ kind }) => requestKindTitles[kind],
  },
  { title: '学员', key: 'learners', width: 140, render: learnersText, sortValue: learnersText },
  {
    title: '学时',
    key: 'hours',
    width: 84,
    align: 'right',
    render: ({ studyHours }) => <HoursChange studyHours={studyHours} />,
    sortValue: ({ studyHours }) => studyHours,
  },
  {
    title: '申请人',
    key: 'requester',
    width: 150,
    render: ({ requestedByName, organisationName }) => `${requestedByName}（${organisationName}）`,
    sortValue: ({ requestedByName }) => requestedByName,
  },
  {
    title: '申请时间',
    key: 'requested',
    width: 152,
    render: ({ requestedAt }) => <BeijingTime at={requestedAt} />,
    sortValue: ({ requestedAt }) => requestedAt,
  },
  {
    title: '审批人',
    key: 'approver',
    width: 92,
    render: (request) => approverOf(request) ?? <span className="quiet">—</span>,
    sortValue: approverOf,
  },
]

/** Undefined before a decision, and for a withdrawal, which names its requester in the same field. */
function approverOf({ decidedByName, state }: ManagedCreditRequest): string | undefined {
  return state === 'withdrawn' ? undefined : decidedByName
}
