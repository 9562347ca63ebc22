import { type AnnouncementFacts, Topic, topicTitles } from '@zhixing/shared/announcements/contract'
import type { Grant } from '@zhixing/shared/identity/role'
import { Checkbox, Form, Input, Radio } from 'antd'
import { useCallback } from 'react'
import { BlockEditor } from '../../components/block-editor/block-editor'
import { CourseSelect } from '../../components/course/course-select'
import { JobLevelCheckboxes } from '../../components/forms/job-level-checkboxes'
import { OrganisationSelect } from '../../components/organisation/organisation-select'
import type { Field } from './facts'

interface Props {
  facts: AnnouncementFacts
  change: (patch: Partial<AnnouncementFacts>) => void
  missing: Partial<Record<Field, string>>
  grants: Grant[]
  written: number
}

export function Fields({ facts, change, missing, grants, written }: Props) {
  const onBody = useCallback((body: AnnouncementFacts['body']) => change({ body }), [change])
  const said = (field: Field) => ({
    htmlFor: `announcement-${field}`,
    ...(missing[field] && { validateStatus: 'error' as const, help: missing[field] }),
  })
  return (
    <Form layout="vertical" component="div" requiredMark={false}>
      <Form.Item label="标题" {...said('title')}>
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
      <Form.Item label="摘要" className="counted" {...said('summary')}>
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
      <Form.Item label="收件单位" {...said('organisationId')}>
        <OrganisationSelect
          id="announcement-organisationId"
          grants={grants.filter(({ role }) => role === 'editor' || role === 'system')}
          value={facts.organisationId}
          onChange={(organisationId) => change({ organisationId })}
        />
      </Form.Item>
      <Form.Item label="收件职级">
        <JobLevelCheckboxes
          value={facts.jobLevels}
          onChange={(jobLevels) => change({ jobLevels })}
          everybody="不勾选即不限职级"
        />
      </Form.Item>
      <Form.Item label="正文" {...said('body')}>
        <BlockEditor key={written} id="announcement-body" first={facts.body} onChange={onBody} label="正文" />
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
      <Form.Item
        label="微信提醒"
        extra="公告总会出现在小程序的公告列表里；微信提醒只是让学员早点看到，请按需选择"
      >
        <div className="bells">
          <Checkbox
            checked={facts.bell.templateMessage}
            onChange={(event) => change({ bell: { ...facts.bell, templateMessage: event.target.checked } })}
          >
            服务号模板消息 <span className="quiet">发给已关注服务号的学员</span>
          </Checkbox>
          <Checkbox
            checked={facts.bell.subscribeMessage}
            onChange={(event) => change({ bell: { ...facts.bell, subscribeMessage: event.target.checked } })}
          >
            小程序订阅消息 <span className="quiet">发给同意接收的学员，同意一次发一次</span>
          </Checkbox>
        </div>
      </Form.Item>
    </Form>
  )
}
