import { type ManagedAnnouncement, topicTitles } from '@zhixing/shared/announcements/contract'
import type { TableColumnsType } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { RowLink } from '../../components/list/row-link'
import { PinTag } from '../pin-tag'
import { AnnouncementStateTag } from '../states'

export const announcementColumns: TableColumnsType<ManagedAnnouncement> = [
  {
    title: '标题',
    key: 'title',
    render: (_, { announcementId, title, pinEndsOn }) => (
      <>
        <RowLink to={`/announcements/${announcementId}`}>{title}</RowLink>
        <PinTag endsOn={pinEndsOn} />
      </>
    ),
  },
  {
    title: '状态',
    key: 'state',
    width: 88,
    render: (_, { state }) => <AnnouncementStateTag state={state} />,
  },
  { title: '主题', key: 'topic', width: 92, render: (_, { topic }) => topicTitles[topic] },
  { title: '收件单位', dataIndex: 'organisationName', width: 150, ellipsis: true },
  { title: '起草人', dataIndex: 'author', width: 92, ellipsis: true },
  {
    title: '发布时间',
    key: 'published',
    width: 168,
    render: (_, announcement) => <PublicationTime announcement={announcement} />,
  },
  {
    title: '最近更新',
    key: 'updated',
    width: 144,
    render: (_, { updatedAt }) => <BeijingTime at={updatedAt} />,
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
