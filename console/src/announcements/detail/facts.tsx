import { type AnnouncementDetail, topicTitles } from '@zhixing/shared/announcements/contract'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import { Card, Descriptions } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { useOrganisationPath } from '../../components/organisation/use-organisation-path'

export function Facts({
  detail,
  courseTitle,
}: {
  detail: AnnouncementDetail
  courseTitle: string | undefined
}) {
  const { facts } = detail
  const path = useOrganisationPath(facts.organisationId).data
  const bells = [
    facts.bell.templateMessage && '服务号模板消息',
    facts.bell.subscribeMessage && '小程序订阅消息',
  ].filter(Boolean)
  const lines = [
    { label: '收件单位', children: `${(path ?? [detail.organisationName]).join(' / ')} 及其下级` },
    {
      label: '收件职级',
      children: facts.jobLevels.map((level) => jobLevelTitles[level]).join('、') || '不限',
    },
    { label: '主题', children: topicTitles[facts.topic] },
    ...(facts.courseId ? [{ label: '相关课程', children: courseTitle ?? '…' }] : []),
    { label: '微信提醒', children: bells.join('、') || '不提醒' },
    { label: '起草人', children: detail.author },
    ...(detail.version > 1 ? [{ label: '版本', children: `第${detail.version}版（撤回后重新起草）` }] : []),
    ...(detail.state === 'scheduled'
      ? [{ label: '定时发布', children: <BeijingTime at={detail.publishAt} /> }]
      : []),
    ...(detail.publishedAt ? [{ label: '发布时间', children: <BeijingTime at={detail.publishedAt} /> }] : []),
  ]
  return (
    <Card title="发给谁">
      <Descriptions
        column={1}
        size="small"
        items={lines.map((line) => ({ key: line.label, ...line }))}
        styles={{ label: { width: 72 } }}
      />
    </Card>
  )
}
