import type { Category, CourseFacts } from '@zhixing/shared/catalogue/contract'
import { firstCharacters } from '@zhixing/shared/characters'
import { cleanText } from '@zhixing/shared/typed-text'
import { Form, Input, Radio, Select } from 'antd'
import { optionsOf, requirementTitles, subjectTitles } from '../../components/course/titles'
import { fieldProps } from '../../components/forms/field-props'
import { JobLevelCheckboxes } from '../../components/forms/job-level-checkboxes'
import { PresenceField } from './presence-field'

const TAG_LENGTH_MAX = 12

interface Props {
  facts: CourseFacts
  change: (patch: Partial<CourseFacts>) => void
  errors: Record<string, string>
  categories: Category[]
}

export function CourseFields({ facts, change, errors, categories }: Props) {
  const field = (name: string) => fieldProps(`course-${name}`, errors[name])
  const textInput = (name: 'title' | 'teacher' | 'teacherTitle', maxLength: number, placeholder: string) => (
    <Input
      id={`course-${name}`}
      value={facts[name]}
      maxLength={maxLength}
      showCount={maxLength > 40}
      placeholder={placeholder}
      onChange={(event) => change({ [name]: event.target.value })}
    />
  )
  return (
    <Form layout="vertical" component="div" requiredMark={false} className="field-grid">
      <Form.Item label="课程名称" {...field('title')} className="wide">
        {textInput('title', 60, '学员看到的名称')}
      </Form.Item>
      <Form.Item label="主讲人" {...field('teacher')}>
        {textInput('teacher', 20, '姓名')}
      </Form.Item>
      <Form.Item label="主讲人职务" {...field('teacherTitle')}>
        {textInput('teacherTitle', 40, '单位和职务')}
      </Form.Item>
      <Form.Item label="分类" {...field('categoryId')}>
        <Select
          id="course-categoryId"
          value={facts.categoryId || undefined}
          placeholder="请选择"
          options={categories.map(({ categoryId, title }) => ({ value: categoryId, label: title }))}
          onChange={(categoryId: string) => change({ categoryId })}
        />
      </Form.Item>
      <Form.Item label="标签" {...field('tags')}>
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
            change({
              tags: tags.map((tag) => firstCharacters(cleanText(tag), TAG_LENGTH_MAX)).filter(Boolean),
            })
          }
        />
      </Form.Item>
      <Form.Item label="修习要求">
        <Radio.Group
          id="course-requirement"
          aria-label="修习要求"
          value={facts.requirement}
          options={optionsOf(requirementTitles)}
          onChange={(event) => change({ requirement: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="科目">
        <Radio.Group
          id="course-subject"
          aria-label="科目"
          value={facts.subject}
          options={optionsOf(subjectTitles)}
          onChange={(event) => change({ subject: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="面向职级" className="wide">
        <JobLevelCheckboxes
          value={facts.jobLevels}
          onChange={(jobLevels) => change({ jobLevels })}
          noneText="不勾选即向全体学员开放"
        />
      </Form.Item>
      <PresenceField presence={facts.presence} onChange={(presence) => change({ presence })} />
      <Form.Item label="课程简介" {...field('summary')} className="wide">
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
