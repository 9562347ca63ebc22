import { Alert, Button, Input } from 'antd'
import { SectionCard } from '../../components/page/section-card'
import { errorTitle } from '../../server/error-title'
import type { ReversalForm } from './use-reversal'

const ROSTER_CODE = /^\d{8}$/

/** Finds the learner by the code in the roster. */
export function LearnerSearch({ form: { rosterCode, setRosterCode, search } }: { form: ReversalForm }) {
  const isComplete = ROSTER_CODE.test(rosterCode)
  const { data: learner, error, isPending, mutate } = search
  return (
    <SectionCard title="1. 找到学员">
      <form
        className="learner-search"
        onSubmit={(event) => {
          event.preventDefault()
          if (isComplete) mutate()
        }}
      >
        <Input
          value={rosterCode}
          inputMode="numeric"
          maxLength={8}
          placeholder="8 位学员编号"
          aria-label="学员编号"
          onChange={(event) => setRosterCode(event.target.value.replace(/\D/g, ''))}
        />
        <Button htmlType="submit" disabled={!isComplete} loading={isPending}>
          查询
        </Button>
      </form>
      {error && <Alert className="search-result" type="warning" showIcon title={errorTitle(error)} />}
      {learner && !error && (
        <p className="search-result">
          <strong>{learner.name}</strong>{' '}
          <span className="quiet">{learner.organisationNames.join(' / ')}</span>
        </p>
      )}
    </SectionCard>
  )
}
