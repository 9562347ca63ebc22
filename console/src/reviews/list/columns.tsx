import type { ReviewCard } from '@zhixing/shared/reviews/contract'
import { kindTitles } from '@zhixing/shared/reviews/words'
import type { TableColumnsType } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { RowLink } from '../../components/list/row-link'
import { ReviewStateTag } from '../states'

export const reviewColumns: TableColumnsType<ReviewCard> = [
  {
    title: '看到的情况',
    key: 'seen',
    render: (_, { reviewId, kind, seen }) => (
      <>
        <RowLink to={`/reviews/${reviewId}`}>{kindTitles[kind]}</RowLink>
        <div className="quiet">{seen}</div>
      </>
    ),
  },
  { title: '状态', key: 'state', width: 112, render: (_, { state }) => <ReviewStateTag state={state} /> },
  { title: '学员', dataIndex: 'nameMasked', width: 84 },
  { title: '单位', dataIndex: 'organisationName', width: 140, ellipsis: true },
  { title: '学习日期', dataIndex: 'on', width: 116, className: 'beijing-time' },
  {
    title: '最近更新',
    key: 'updated',
    width: 144,
    render: (_, { updatedAt }) => <BeijingTime at={updatedAt} />,
  },
]

/** On a narrow screen one column shows the most important facts below each other. */
export const narrowReviewColumns: TableColumnsType<ReviewCard> = [
  {
    title: '看到的情况',
    key: 'seen',
    render: (_, { reviewId, kind, seen, state, nameMasked, organisationName }) => (
      <>
        <div className="cell-line">
          <RowLink to={`/reviews/${reviewId}`}>{kindTitles[kind]}</RowLink>
          <ReviewStateTag state={state} />
        </div>
        <div>{`${nameMasked} · ${organisationName}`}</div>
        <div className="quiet">{seen}</div>
      </>
    ),
  },
]
