import type { Person, PersonAction } from '@zhixing/shared/people/contract'
import { Alert, Button, Form } from 'antd'
import { DraftStatus } from '../../components/forms/draft-status'
import { LeaveGuard } from '../../components/forms/leave-guard'
import { RestoredDraft } from '../../components/forms/restored-draft'
import { Page } from '../../components/page/page'
import { SectionCard } from '../../components/page/section-card'
import { comparedPersonFields } from './compared-person'
import { ChangeDone } from './done'
import { ChangeFields } from './fields'
import { type ChangeForm, toSeenPerson } from './form'
import { changeKinds } from './kinds'
import { NotOfferedNow } from './not-offered'
import { TwoVersions } from './two-versions'
import { usePersonChange } from './use-person-change'

interface Props {
  person: Person
  kind: PersonAction
  editorId: string
  filled: Partial<ChangeForm>
}

export function PersonChangeEditor({ person, kind, editorId, filled }: Props) {
  const change = usePersonChange({ person, kind, editorId, filled })
  const { draft, isStale, done } = change
  const { title, consequences, button } = changeKinds[kind]
  const back = { to: `/people/${person.learnerId}`, label: person.name }
  if (done) return <ChangeDone person={person} kind={kind} done={done} />
  if (!person.actions.includes(kind)) return <NotOfferedNow person={person} title={title} />
  return (
    <Page
      title={`${title}：${person.name}`}
      back={back}
      aside={draft.isDirty && <DraftStatus draft={draft} />}
      actions={
        <Button type="primary" disabled={isStale} loading={change.isBusy} onClick={change.submit}>
          {button}
        </Button>
      }
    >
      <LeaveGuard draft={draft} />
      <RestoredDraft draft={draft} onDiscard={change.discard} />
      {isStale && (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title="您填写的时候，这份档案有了新的改动。您填写的内容还在，没有提交。"
          description={
            <TwoVersions
              headings={['您打开时', '现在']}
              fields={comparedPersonFields}
              before={draft.facts.seen}
              after={toSeenPerson(person)}
            />
          }
          action={
            <div className="stack">
              <Button type="primary" onClick={change.goOn}>
                按现在的档案继续
              </Button>
              <Button onClick={change.discard}>放弃我填写的</Button>
            </div>
          }
        />
      )}
      <div className="with-side">
        <SectionCard title="填写">
          <Form layout="vertical" className="narrow-form">
            <ChangeFields kind={kind} person={person} change={change} />
          </Form>
        </SectionCard>
        <SectionCard title="办理以后">
          <TwoVersions
            headings={['现在', '办理以后']}
            fields={comparedPersonFields}
            before={toSeenPerson(person)}
            after={change.preview}
          />
          <p className="quiet">{consequences}</p>
        </SectionCard>
      </div>
    </Page>
  )
}
