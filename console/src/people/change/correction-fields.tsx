import { dayOf } from '@zhixing/shared/calendar'
import { type JobLevel, jobLevels, jobLevelTitles } from '@zhixing/shared/identity/role'
import type { Person } from '@zhixing/shared/people/contract'
import { Form, Input, Select } from 'antd'
import { DayInput } from '../../components/forms/day-input'
import { fieldProps } from '../../components/forms/field-props'
import type { PersonChange } from './use-person-change'

interface Props {
  person: Person
  change: PersonChange
}

export function CorrectionFields({ person, change: { form, change, errors } }: Props) {
  return (
    <>
      <Form.Item label="姓名" {...fieldProps('name', errors.name)}>
        <Input
          id="name"
          value={form.name}
          maxLength={40}
          autoComplete="off"
          placeholder={`${person.name}（不改就空着）`}
          onChange={({ target }) => change({ name: target.value })}
        />
      </Form.Item>
      <Form.Item label="手机号" {...fieldProps('phone', errors.phone)}>
        <Input
          id="phone"
          value={form.phone}
          inputMode="tel"
          maxLength={20}
          autoComplete="off"
          placeholder={`${person.phoneMasked ?? '没有登记'}（不改就空着）`}
          onChange={({ target }) => change({ phone: target.value })}
        />
      </Form.Item>
      <Form.Item label="职级" {...fieldProps('jobLevel', errors.jobLevel)}>
        <Select<JobLevel>
          id="jobLevel"
          allowClear
          value={form.jobLevel === '' ? null : form.jobLevel}
          placeholder={`${jobLevelTitles[person.jobLevel]}（不改就空着）`}
          options={jobLevels.map((value) => ({ value, label: jobLevelTitles[value] }))}
          onChange={(jobLevel?: JobLevel) => change({ jobLevel: jobLevel ?? '' })}
        />
      </Form.Item>
      {form.jobLevel !== '' && (
        <Form.Item label="任这个职级的日期" {...fieldProps('promotedOn', errors.promotedOn)}>
          <DayInput
            id="promotedOn"
            value={form.promotedOn}
            max={dayOf(new Date())}
            onChange={(promotedOn) => change({ promotedOn })}
          />
          <div className="field-hint">
            职级有变动的，填任职日期，以前的职级记入档案；只是登记错了的，不填。
          </div>
        </Form.Item>
      )}
    </>
  )
}
