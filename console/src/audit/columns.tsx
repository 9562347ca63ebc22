import { changedKindTitles } from '@zhixing/shared/audit/change'
import type { LoggedChange } from '@zhixing/shared/audit/contract'
import { BeijingTime } from '../components/content/beijing-time'
import type { ListColumn } from '../components/list/list-column'
import { RowLink } from '../components/list/row-link'

/** A change and what makes its row unique. */
export type ChangeRow = LoggedChange & { key: string }

export const toChangeRow = (change: LoggedChange): ChangeRow => ({
  ...change,
  key: `${change.kind}#${change.objectId}#${change.number}`,
})

/** The page with every change of the same object. */
export const addressOfObject = ({ kind, objectId }: LoggedChange) => `/changes/${kind}/${objectId}`

const NOTHING = '—'

const hasDetails = ({ comment, fields }: LoggedChange) => Boolean(comment || fields?.length)

/** What was written to the change, then each field before and after. */
const Details = ({ change: { comment, fields = [] } }: { change: LoggedChange }) => (
  <>
    {comment && <div>{comment}</div>}
    {fields.map(({ title, before, after }) => (
      <div key={title} className="changed-field">
        <span className="quiet">{title}</span>
        {before !== undefined && <del>{before}</del>}
        {after !== undefined && <ins>{after}</ins>}
      </div>
    ))}
  </>
)

export const changeColumns: ListColumn<ChangeRow>[] = [
  {
    title: '操作',
    key: 'action',
    place: 'title',
    width: 136,
    render: (change) => <RowLink to={addressOfObject(change)}>{change.actionTitle}</RowLink>,
  },
  {
    title: '对象',
    key: 'object',
    width: 220,
    render: ({ kind, title }) => (
      <>
        <span className="quiet">{changedKindTitles[kind]}</span> {title}
      </>
    ),
  },
  {
    title: '内容',
    key: 'details',
    render: (change) => (hasDetails(change) ? <Details change={change} /> : NOTHING),
  },
  { title: '操作人', key: 'by', width: 92, render: ({ by }) => by || '系统' },
  { title: '网络', key: 'network', width: 120, render: ({ network }) => network ?? NOTHING },
  { title: '时间', key: 'at', width: 152, render: ({ at }) => <BeijingTime at={at} /> },
]
