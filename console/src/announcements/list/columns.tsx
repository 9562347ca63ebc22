import { type ManagedAnnouncement, topicTitles } from '@zhixing/shared/announcements/contract'
import { BeijingTime } from '../../components/content/beijing-time'
import type { ListColumn } from '../../components/list/list-column'
import { RowLink } from '../../components/list/row-link'
import { PinTag } from '../pin-tag'
import { AnnouncementStateTag, announcementStateTitles } from '../states'

export const announcementColumns: ListColumn<ManagedAnnouncement>[] = [
  {
    title: '标题',
    key: 'title',
    place: 'title',
    render: ({ announcementId, title, pinEndsOn }) => (
      <>
        <RowLink to={`/announcements/${announcementId}`}>{title}</RowLink>
        <PinTag endsOn={pinEndsOn} />
      </>
    ),
    sortValue: ({ title }) => title,
  },
  {
    title: '状态',
    key: 'state',
    place: 'tag',
    width: 88,
    render: ({ state }) => <AnnouncementStateTag state={state} />,
    sortValue: ({ state }) => announcementStateTitles[state],
  },
  {
    title: '主题',
    key: 'topic',
    width: 92,
    render: ({ topic }) => topicTitles[topic],
    sortValue: ({ topic }) => topicTitles[topic],
  },
  {
    title: '收件单位',
    key: 'organisation',
    width: 150,
    render: ({ organisationName }) => organisationName,
    sortValue: ({ organisationName }) => organisationName,
  },
  {
    title: '起草人',
    key: 'author',
    width: 92,
    render: ({ author }) => author,
    sortValue: ({ author }) => author,
  },
  {
    title: '发布时间',
    key: 'published',
    width: 176,
    render: (announcement) => <PublicationTime announcement={announcement} />,
    sortValue: ({ publishAt, publishedAt }) => publishedAt ?? publishAt,
  },
  {
    title: '最近更新',
    key: 'updated',
    width: 152,
    render: ({ updatedAt }) => <BeijingTime at={updatedAt} />,
    sortValue: ({ updatedAt }) => updatedAt,
  },
]

function PublicationTime({ announcement }: { announcement: ManagedAnnouncement }) {
  const { state, publishAt, publishedAt } = announcement
  if (state !== 'scheduled') return <BeijingTime at={publishedAt} />
  return (
    <>
      <BeijingTime at={publishAt} /> <span className="quiet">定时</span>
    </>
  )
}
