import type { Category, CourseFacts } from '@zhixing/shared/catalogue/contract'
import { presencePolicy } from '@zhixing/shared/policy/presence'
import { Form, Input, Radio, Select } from 'antd'
import { optionsOf, requirementTitles, subjectTitles } from '../../components/course/titles'
import { JobLevelCheckboxes } from '../../components/forms/job-level-checkboxes'

interface Props {
  facts: CourseFacts
  change: (patch: Partial<CourseFacts>) => void
  unfit: Record<string, string>
  categories: Category[]
}

export function Fields({ facts, change, unfit, categories }: Props) {
  const said = (field: string) => ({
    htmlFor: `course-${field}`,
    ...(unfit[field] && { validateStatus: 'error' as const, help: unfit[field] }),
  })
  const text = (field: 'title' | 'teacher' | 'teacherTitle', lengthMax: number, placeholder: string) => (
    <Input
      id={`course-${field}`}
      value={facts[field]}
      maxLength={lengthMax}
      showCount={lengthMax > 40}
      placeholder={placeholder}
      onChange={(event) => change({ [field]: event.target.value })}
    />
  )
  return (
    <Form layout="vertical" component="div" requiredMark={false} className="course-fields">
      <Form.Item label="课程名称" {...said('title')} className="wide">
        {text('title', 60, '学员看到的名称')}
      </Form.Item>
      <Form.Item label="主讲人" {...said('teacher')}>
        {text('teacher', 20, '姓名')}
      </Form.Item>
      <Form.Item label="主讲人职务" {...said('teacherTitle')}>
        {text('teacherTitle', 40, '单位和职务')}
      </Form.Item>
      <Form.Item label="分类" {...said('categoryId')}>
        <Select
          id="course-categoryId"
          value={facts.categoryId || undefined}
          placeholder="请选择"
          options={categories.map(({ categoryId: value, title: label }) => ({ value, label }))}
          onChange={(categoryId: string) => change({ categoryId })}
        />
      </Form.Item>
      <Form.Item label="标签" {...said('tags')}>
        <Select
          id="course-tags"
          mode="tags"
          maxCount={6}
          value={facts.tags}
          open={false}
          suffixIcon={null}
          tokenSeparators={['，', ',', '、', ' ']}
          placeholder="输入后按回车，最多6个"
          onChange={(tags: string[]) =>
            change({ tags: tags.map((tag) => tag.trim().slice(0, 12)).filter(Boolean) })
          }
        />
      </Form.Item>
      <Form.Item label="修习要求">
        <Radio.Group
          id="course-requirement"
          value={facts.requirement}
          options={optionsOf(requirementTitles)}
          onChange={(event) => change({ requirement: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="科目">
        <Radio.Group
          id="course-subject"
          value={facts.subject}
          options={optionsOf(subjectTitles)}
          onChange={(event) => change({ subject: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="面向职级" className="wide">
        <JobLevelCheckboxes
          value={facts.jobLevels}
          onChange={(jobLevels) => change({ jobLevels })}
          everybody="不勾选即向全体学员开放"
        />
      </Form.Item>
      <Form.Item
        label="在学确认"
        htmlFor="course-presence"
        className="wide"
        extra="开启后，学员学习中会不定时被请求确认，每个课时学完时答一道小题；没有确认的时间不计入。已经在学的学员下次进入课时起生效。"
      >
        <Select
          id="course-presence"
          value={facts.presence?.everyMinutes ?? 0}
          options={[
            { value: 0, label: '不开启' },
            ...presencePolicy.everyMinutesChoices.map((value) => ({
              value,
              label: `平均每 ${value} 分钟一次，时刻随机`,
            })),
          ]}
          onChange={(everyMinutes: number) =>
            change({ presence: everyMinutes ? { everyMinutes } : undefined })
          }
        />
      </Form.Item>
      <Form.Item label="课程简介" {...said('summary')} className="wide">
        <Input.TextArea
          id="course-summary"
          value={facts.summary}
          maxLength={500}
          showCount
          autoSize={{ minRows: 3, maxRows: 8 }}
          placeholder="讲什么、适合谁、学完能做什么"
          onChange={(event) => change({ summary: event.target.value })}
        />
      </Form.Item>
    </Form>
  )
}
