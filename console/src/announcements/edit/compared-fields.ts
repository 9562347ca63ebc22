import { type AnnouncementFacts, topicTitles } from '@zhixing/shared/announcements/contract'
import type { ComparedField } from '../../components/forms/saved-beside-mine'

export const comparedAnnouncementFields: ComparedField<AnnouncementFacts>[] = [
  { label: '标题', textOf: ({ title }) => title },
  { label: '摘要', textOf: ({ summary }) => summary },
  { label: '类别', textOf: ({ topic }) => topicTitles[topic] },
  {
    label: '正文',
    textOf: ({ body }) =>
      body.map((block) => (block.kind === 'list' ? block.entries.join('\n') : block.text)).join('\n'),
  },
]
