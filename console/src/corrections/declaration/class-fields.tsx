import { offlinePolicy } from '@zhixing/shared/policy/policies'
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { optionsOf, requirementTitles, subjectTitles } from '../../components/course/titles'
import { useCategories } from '../../components/course/use-categories'
import { fieldProps } from '../../components/forms/field-props'
import { DaysField } from './days-field'
import type { DeclarationForm } from './use-declaration'

/** Study hours come in quarters. */
const roundToQuarter = (studyHours: number | null) =>
  studyHours === null ? null : Math.round(studyHours * 4) / 4

/** What was held, when, and for how many hours. */
export function ClassFields({ form: { draft, change, errors } }: { form: DeclarationForm }) {
  const categories = useCategories()
  const field = (name: keyof typeof errors) => ({
    required: true,
    ...fieldProps(`class-${name}`, errors[name]),
  })
  return (
    <Form layout="vertical" className="field-grid">
      <Form.Item label="班次名称" className="wide" {...field('title')}>
        <Input
          id="class-title"
          value={draft.title}
          maxLength={60}
          placeholder="如：2026 年春季科级干部进修班"
          onChange={(event) => change({ title: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="上课日期" className="wide" {...field('days')}>
        <DaysField id="class-days" days={draft.days} onChange={(days) => change({ days })} />
      </Form.Item>
      <Form.Item label="每天学时" {...field('studyHours')}>
        <InputNumber
          id="class-studyHours"
          value={draft.studyHours}
          min={0.25}
          max={offlinePolicy.dayHoursMax}
          step={0.5}
          onChange={(studyHours) => change({ studyHours: roundToQuarter(studyHours) })}
          style={{ width: '100%' }}
        />
        <div className="field-hint">{`一天最多 ${offlinePolicy.dayHoursMax} 学时：12 天折合 90 学时。示例，请由主管部门确认。`}</div>
      </Form.Item>
      <Form.Item label="分类" {...field('categoryId')}>
        <Select
          id="class-categoryId"
          value={draft.categoryId}
          loading={categories.isPending}
          placeholder="请选择"
          options={categories.data?.map(({ categoryId, title }) => ({ value: categoryId, label: title }))}
          onChange={(categoryId) => change({ categoryId })}
        />
      </Form.Item>
      <Form.Item label="必修或选修">
        <Radio.Group
          aria-label="必修或选修"
          value={draft.requirement}
          options={optionsOf(requirementTitles)}
          onChange={(event) => change({ requirement: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="科目">
        <Radio.Group
          aria-label="科目"
          value={draft.subject}
          options={optionsOf(subjectTitles)}
          onChange={(event) => change({ subject: event.target.value })}
        />
      </Form.Item>
    </Form>
  )
}
