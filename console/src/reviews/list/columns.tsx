import type { ReviewCard } from '@zhixing/shared/reviews/contract'
import { kindTitles } from '@zhixing/shared/reviews/words'
import type { TableColumnsType } from 'antd'
import { Link } from 'react-router-dom'
import { BeijingTime } from '../../components/content/beijing-time'
import { StateTag } from '../state-tag'

export const columns: TableColumnsType<ReviewCard> = [
  {
    title: '看到的情况',
    key: 'seen',
    render: (_, { reviewId, kind, seen }) => (
      <>
        <Link to={`/reviews/${reviewId}`} className="cell-title" onClick={(event) => event.stopPropagation()}>
          {kindTitles[kind]}
        </Link>
        <div className="quiet">{seen}</div>
      </>
    ),
  },
  { title: '状态', key: 'state', width: 112, render: (_, { state }) => <StateTag state={state} /> },
  { title: '学员', dataIndex: 'nameMasked', width: 84 },
  { title: '单位', dataIndex: 'organisationName', width: 140, ellipsis: true },
  { title: '学习日期', dataIndex: 'on', width: 116, className: 'when' },
  {
    title: '最近更新',
    key: 'updated',
    width: 144,
    render: (_, { updatedAt }) => <BeijingTime at={updatedAt} />,
  },
]

/** On a phone what matters of the rest stands below. */
export const narrowColumns: TableColumnsType<ReviewCard> = [
  {
    title: '看到的情况',
    key: 'seen',
    render: (_, { reviewId, kind, seen, state, nameMasked, organisationName }) => (
      <>
        <div className="cell-line">
          <Link
            to={`/reviews/${reviewId}`}
            className="cell-title"
            onClick={(event) => event.stopPropagation()}
          >
            {kindTitles[kind]}
          </Link>
          <StateTag state={state} />
        </div>
        <div>{`${nameMasked} · ${organisationName}`}</div>
        <div className="quiet">{seen}</div>
      </>
    ),
  },
]
