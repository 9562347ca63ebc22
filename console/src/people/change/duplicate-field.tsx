import { useQuery } from '@tanstack/react-query'
import { getPerson, listPeople, type Person } from '@zhixing/shared/people/contract'
import { toDigits } from '@zhixing/shared/typed-text'
import { Form, Input } from 'antd'
import { useEffect } from 'react'
import { LoadError } from '../../components/feedback/load-error'
import { fieldProps } from '../../components/forms/field-props'
import { call } from '../../server/call'
import type { SeenDuplicate } from './form'
import type { PersonChange } from './use-person-change'

const ROSTER_CODE = /^\d{8}$/

interface Props {
  person: Person
  change: PersonChange
}

/** Finds the other record by its roster code and shows whose it is. */
export function DuplicateField({ person, change: { form, change, errors } }: Props) {
  const { duplicateCode, duplicate } = form
  const rosterCode = toDigits(duplicateCode)
  const isComplete = ROSTER_CODE.test(rosterCode)
  const { data, error, refetch } = useQuery({
    queryKey: ['people', 'by-code', rosterCode],
    queryFn: ({ signal }) => findByCode(rosterCode, signal),
    enabled: isComplete,
  })
  const isItself = data?.learnerId === person.learnerId
  const found = isComplete && data && !isItself ? data : undefined
  const isChosen = duplicate?.learnerId === found?.learnerId && duplicate?.revision === found?.revision
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found is a part of the form
  useEffect(() => {
    if (!isChosen) change({ duplicate: found })
  }, [isChosen, found])
  return (
    <Form.Item label="另一份档案的学员编号" required {...fieldProps('duplicateCode', errors.duplicateCode)}>
      <Input
        id="duplicateCode"
        value={duplicateCode}
        inputMode="numeric"
        maxLength={20}
        autoComplete="off"
        placeholder="8 位数字；可先在人员中按姓名查到"
        onChange={({ target }) => change({ duplicateCode: target.value })}
      />
      <div className="field-hint" role="status">
        {found && `${found.name}，${found.organisationNames.join(' / ')}`}
        {isComplete && isItself && '这就是本人这一份，请填另一份的编号。'}
        {isComplete && data === null && '没有查到，或不在您的管理范围内。'}
      </div>
      {error && <LoadError error={error} onRetry={refetch} subject="另一份档案" inline />}
    </Form.Item>
  )
}

/** Null if there is no such person within the scope. */
async function findByCode(rosterCode: string, signal: AbortSignal): Promise<SeenDuplicate | null> {
  const { people } = await call(listPeople, { q: rosterCode }, signal)
  const [card] = people
  if (!card) return null
  const { learnerId, name, organisationNames, revision } = await call(
    getPerson,
    { learnerId: card.learnerId },
    signal,
  )
  return { learnerId, name, rosterCode, organisationNames, revision }
}
