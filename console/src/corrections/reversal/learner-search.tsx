import { isBlankText } from '@zhixing/shared/typed-text'
import { Alert, Button, Input, Radio } from 'antd'
import { SectionCard } from '../../components/page/section-card'
import { errorTitle } from '../../server/error-title'
import type { ReversalForm } from './use-reversal'

const NOT_FOUND = '没有找到。姓名可以只写名字，拼音要写全名或首字母；不在您管理范围内的查不到。'

/** Finds the learner by name, pinyin or code, and lets the supervisor choose among those of the same name. */
export function LearnerSearch({ form }: { form: ReversalForm }) {
  const { typed, setTyped, search, learner, chooseLearner } = form
  const { data, error, isPending, mutate } = search
  const isBlank = isBlankText(typed)
  const found = data?.people ?? []
  return (
    <SectionCard title="1. 找到学员">
      <form
        className="learner-search"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBlank) mutate()
        }}
      >
        <Input
          value={typed}
          maxLength={40}
          placeholder="姓名、拼音或学员编号"
          aria-label="姓名、拼音或学员编号"
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit" disabled={isBlank} loading={isPending}>
          查询
        </Button>
      </form>
      {error && <Alert className="search-result" type="warning" showIcon title={errorTitle(error)} />}
      {data && found.length === 0 && (
        <Alert role="status" className="search-result" type="info" showIcon title={NOT_FOUND} />
      )}
      {found.length > 0 && (
        <Radio.Group
          className="search-result learner-choice"
          aria-label="选择学员"
          value={learner?.learnerId}
          onChange={(event) => chooseLearner(found.find(({ learnerId }) => learnerId === event.target.value))}
        >
          {found.map(({ learnerId, name, rosterCode, organisationNames }) => (
            <Radio key={learnerId} value={learnerId}>
              <strong>{name}</strong> {rosterCode}{' '}
              <span className="quiet">{organisationNames.join(' / ')}</span>
            </Radio>
          ))}
        </Radio.Group>
      )}
      {data?.cursor && (
        <p className="quiet">同名的人较多，只列出前 {found.length} 位，请把姓名写全或填编号。</p>
      )}
    </SectionCard>
  )
}
