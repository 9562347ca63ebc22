import type { ReviewCard } from '@zhixing/shared/reviews/contract'
import { kindTitles, stateTitles } from '@zhixing/shared/reviews/words'
import { BeijingTime } from '../../components/content/beijing-time'
import type { ListColumn } from '../../components/list/list-column'
import { RowLink } from '../../components/list/row-link'
import { ReviewStateTag } from '../states'

export const reviewColumns: ListColumn<ReviewCard>[] = [
  {
    title: '看到的情况',
    key: 'seen',
    place: 'title',
    render: ({ reviewId, kind, seen }) => (
      <>
        <RowLink to={`/reviews/${reviewId}`}>{kindTitles[kind]}</RowLink>
        <div className="quiet">{seen}</div>
      </>
    ),
    sortValue: ({ kind }) => kindTitles[kind],
  },
  {
    title: '状态',
    key: 'state',
    place: 'tag',
    width: 112,
    render: ({ state }) => <ReviewStateTag state={state} />,
    sortValue: ({ state }) => stateTitles[state],
  },
  {
    title: '学员',
    key: 'learner',
    width: 84,
    render: ({ nameMasked }) => nameMasked,
    sortValue: ({ nameMasked }) => nameMasked,
  },
  {
    title: '单位',
    key: 'organisation',
    width: 140,
    render: ({ organisationName }) => organisationName,
    sortValue: ({ organisationName }) => organisationName,
  },
  {
    title: '学习日期',
    key: 'on',
    width: 116,
    render: ({ on }) => <span className="beijing-time">{on}</span>,
    sortValue: ({ on }) => on,
  },
  {
    title: '最近更新',
    key: 'updated',
    width: 152,
    render: ({ updatedAt }) => <BeijingTime at={updatedAt} />,
    sortValue: ({ updatedAt }) => updatedAt,
  },
]
