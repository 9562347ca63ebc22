import { type AnnouncementDetail, topicTitles } from '@zhixing/shared/announcements/contract'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import { BeijingTime } from '../../components/content/beijing-time'
import { useOrganisationPath } from '../../components/organisation/use-organisation-path'
import { type Fact, FactCard } from '../../components/page/fact-list'

interface Props {
  detail: AnnouncementDetail
  courseTitle: string | undefined
}

/** The recipients and the channels of the announcement, and where it comes from. */
export function RecipientsCard({ detail, courseTitle }: Props) {
  const { facts, organisationName, author, version, state, publishAt, publishedAt } = detail
  const { templateMessage, subscribeMessage } = facts.bell
  const path = useOrganisationPath(facts.organisationId).data ?? [organisationName]
  const channels = [templateMessage && '服务号模板消息', subscribeMessage && '小程序订阅消息'].filter(Boolean)
  const jobLevels = facts.jobLevels.map((level) => jobLevelTitles[level])
  const rows: (Fact | false | undefined)[] = [
    { label: '收件单位', children: `${path.join(' / ')} 及其下级` },
    { label: '收件职级', children: jobLevels.join('、') || '不限' },
    { label: '主题', children: topicTitles[facts.topic] },
    facts.courseId !== undefined && { label: '相关课程', children: courseTitle ?? '…' },
    { label: '微信提醒', children: channels.join('、') || '不提醒' },
    { label: '起草人', children: author },
    version > 1 && { label: '版本', children: `第${version}版（撤回后重新起草）` },
    state === 'scheduled' && { label: '定时发布', children: <BeijingTime at={publishAt} /> },
    publishedAt !== undefined && { label: '发布时间', children: <BeijingTime at={publishedAt} /> },
  ]
  return <FactCard title="发给谁" facts={rows.filter((row) => row !== false && row !== undefined)} />
}
