import { dayOf } from '@zhixing/shared/calendar'
import { type JobLevel, jobLevels, jobLevelTitles } from '@zhixing/shared/identity/role'
import type { Person, PersonAction } from '@zhixing/shared/people/contract'
import { keeperRoles } from '@zhixing/shared/people/rules'
import { Form, Input, Select } from 'antd'
import { DayInput } from '../../components/forms/day-input'
import { fieldProps } from '../../components/forms/field-props'
import { OrganisationSelect } from '../../components/organisation/organisation-select'
import { grantsWith } from '../../server/grants'
import { useAdministrator } from '../../server/use-administrator'
import { DuplicateField } from './duplicate-field'
import type { PersonChange } from './use-person-change'

interface Props {
  kind: PersonAction
  person: Person
  change: PersonChange
}

/** The fields of a change. Their ids are the names in the form, so that the first wrong one takes the focus. */
export function ChangeFields({ kind, person, change }: Props) {
  return (
    <>
      {kind === 'correct' && <CorrectionFields person={person} change={change} />}
      {kind === 'transfer' && <UnitField person={person} change={change} />}
      {kind === 'merge' && <DuplicateField person={person} change={change} />}
      {kind in dayLabels && <ChangedOnField kind={kind} change={change} />}
      <ReasonField kind={kind} change={change} />
    </>
  )
}

/** The day that a change needs, by its kind. */
const dayLabels: Partial<Record<PersonAction, string>> = {
  transfer: '到新单位的日期（可以不填）',
  leave: '从哪一天起不在职',
  retire: '从哪一天起退休',
  return: '从哪一天起恢复在职',
}

const reasonPlaceholders: Record<PersonAction, string> = {
  correct: '例如：本人换了手机号，已当面核对',
  transfer: '例如：组织部调动通知的文号',
  leave: '例如：辞职、调出本省',
  retire: '例如：到龄退休',
  return: '例如：退休返聘、办理有误',
  unbind: '例如：本人换了手机号，原微信不再使用，已当面核对',
  merge: '例如：同一个人登记了两次，已核对身份',
}

function CorrectionFields({ person, change: { form, change, errors } }: Omit<Props, 'kind'>) {
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

function UnitField({ person, change: { form, change, errors } }: Omit<Props, 'kind'>) {
  const grants = grantsWith(useAdministrator().data?.grants ?? [], keeperRoles)
  return (
    <Form.Item label="调入单位" required {...fieldProps('organisationId', errors.organisationId)}>
      <OrganisationSelect
        id="organisationId"
        grants={grants}
        value={form.organisationId}
        {...(form.organisationId === '' && { opensAt: person.orgPath })}
        placeholder="请选择单位"
        hintOf={(path) => `调到 ${path}`}
        onChange={(organisationId) => change({ organisationId })}
      />
      <div className="field-hint">只能选您管理范围内的单位；调到别处的，由共同的上级管理员办理。</div>
    </Form.Item>
  )
}

const ChangedOnField = ({ kind, change: { form, change, errors } }: Omit<Props, 'person'>) => (
  <Form.Item
    label={dayLabels[kind]}
    required={kind !== 'transfer'}
    {...fieldProps('changedOn', errors.changedOn)}
  >
    <DayInput
      id="changedOn"
      value={form.changedOn}
      max={dayOf(new Date())}
      onChange={(changedOn) => change({ changedOn })}
    />
  </Form.Item>
)

const ReasonField = ({ kind, change: { form, change, errors } }: Omit<Props, 'person'>) => {
  const isOptional = kind === 'correct' || kind === 'transfer'
  return (
    <Form.Item
      label={isOptional ? '原因（可以不填）' : '原因'}
      required={!isOptional}
      className="counted"
      {...fieldProps('reason', errors.reason)}
    >
      <Input.TextArea
        id="reason"
        value={form.reason}
        maxLength={200}
        showCount
        autoSize={{ minRows: 2 }}
        placeholder={reasonPlaceholders[kind]}
        onChange={({ target }) => change({ reason: target.value })}
      />
    </Form.Item>
  )
}
