import type { Person, PersonAction } from '@zhixing/shared/people/contract'
import { Button, Card, Result } from 'antd'
import { useNavigate } from 'react-router-dom'
import { LinkButton } from '../../components/page/link-button'
import { Page } from '../../components/page/page'
import { comparedPersonFields } from './compared-person'
import { toSeenPerson } from './form'
import { changeKinds } from './kinds'
import { TwoVersions } from './two-versions'
import type { DoneChange } from './use-person-change'

interface Props {
  /** As they are now. */
  person: Person
  kind: PersonAction
  done: DoneChange
}

/** What a change has done, and the way to take it back where there is one. */
export function ChangeDone({ person, kind, done: { before, form } }: Props) {
  const { title, doneText, undo } = changeKinds[kind]
  const navigate = useNavigate()
  const { learnerId, name } = person
  const undoing = undo?.(before, form)
  return (
    <Page title={`${title}：${name}`} back={{ to: `/people/${learnerId}`, label: name }}>
      <Card>
        <Result
          status="success"
          title={<span role="status">{doneText}</span>}
          extra={
            <>
              <LinkButton to={`/people/${learnerId}`} type="primary">
                查看档案
              </LinkButton>
              {undoing && (
                <Button
                  onClick={() =>
                    navigate(`/people/${learnerId}/change/${undoing.kind}`, {
                      state: { filled: undoing.filled },
                    })
                  }
                >
                  办错了，改回去
                </Button>
              )}
            </>
          }
        >
          <TwoVersions
            headings={['以前', '现在']}
            fields={comparedPersonFields}
            before={toSeenPerson(before)}
            after={toSeenPerson(person)}
          />
        </Result>
      </Card>
    </Page>
  )
}
