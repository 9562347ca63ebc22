import { type AnnouncementFacts, Topic, topicTitles } from '@zhixing/shared/announcements/contract'
import type { Grant } from '@zhixing/shared/identity/role'
import { Form, Input, Radio } from 'antd'
import { useCallback } from 'react'
import { BlockEditor } from '../../components/block-editor/block-editor'
import { CourseSelect } from '../../components/course/course-select'
import { fieldProps } from '../../components/forms/field-props'
import { JobLevelCheckboxes } from '../../components/forms/job-level-checkboxes'
import { OrganisationSelect } from '../../components/organisation/organisation-select'
import { grantsWith } from '../../server/grants'
import type { AnnouncementErrors, AnnouncementField } from './announcement-facts'
import { BellField } from './bell-field'

interface Props {
  facts: AnnouncementFacts
  change: (patch: Partial<AnnouncementFacts>) => void
  errors: AnnouncementErrors
  grants: Grant[]
  /** Changes when the facts are replaced as a whole. */
  contentKey: number
}

export function AnnouncementFields({ facts, change, errors, grants, contentKey }: Props) {
  const changeBody = useCallback((body: AnnouncementFacts['body']) => change({ body }), [change])
  const field = (name: AnnouncementField) => fieldProps(`announcement-${name}`, errors[name])
  return (
    <Form layout="vertical" component="div" requiredMark={false}>
      <Form.Item label="标题" {...field('title')}>
        <Input
          id="announcement-title"
          size="large"
          value={facts.title}
          maxLength={40}
          showCount
          placeholder="一句话说清楚是什么事"
          onChange={(event) => change({ title: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="摘要" className="counted" {...field('summary')}>
        <Input.TextArea
          id="announcement-summary"
          value={facts.summary}
          maxLength={120}
          showCount
          autoSize={{ minRows: 2, maxRows: 4 }}
          placeholder="谁、在什么时间以前、需要做什么。会显示在公告列表和微信提醒里"
          onChange={(event) => change({ summary: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="主题">
        <Radio.Group
          value={facts.topic}
          optionType="button"
          options={Topic.options.map((topic) => ({ value: topic, label: topicTitles[topic] }))}
          onChange={(event) => change({ topic: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="收件单位" {...field('organisationId')}>
        <OrganisationSelect
          id="announcement-organisationId"
          grants={grantsWith(grants, ['editor'])}
          value={facts.organisationId}
          placeholder="请选择收件单位"
          hintOf={(path) => `${path} 及其下级单位的全体学员`}
          onChange={(organisationId) => change({ organisationId })}
        />
      </Form.Item>
      <Form.Item label="收件职级">
        <JobLevelCheckboxes
          value={facts.jobLevels}
          onChange={(jobLevels) => change({ jobLevels })}
          noneText="不勾选即不限职级"
        />
      </Form.Item>
      <Form.Item label="正文" {...field('body')}>
        <BlockEditor
          key={contentKey}
          id="announcement-body"
          initial={facts.body}
          onChange={changeBody}
          label="正文"
        />
      </Form.Item>
      <Form.Item
        label="相关课程"
        htmlFor="announcement-course"
        extra="选择后，正文下方会有一张课程卡片，点开即可学习"
      >
        <CourseSelect
          id="announcement-course"
          value={facts.courseId}
          onChange={(courseId) => change({ courseId })}
        />
      </Form.Item>
      <BellField bell={facts.bell} onChange={(bell) => change({ bell })} />
    </Form>
  )
}
