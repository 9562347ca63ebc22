import type { CheckedReceipt } from './check-receipt'
import { CheckSteps } from './check-steps'
import { dayText, entryTexts } from './entry-texts'
import { Verdict } from './verdict'
import { genuineWords } from './verdict-words'

/** The verdict, the entry that the receipt is about, and the checks one by one. */
export function CheckOutcome({ checked }: { checked: CheckedReceipt }) {
  const { shown, receipt, steps, logKey } = checked
  const entry = entryTexts(checked)
  const hasFailed = steps.some(({ fits }) => fits === false)
  // A reversal that a file claims counts for nothing once a check has failed.
  const reversed = shown?.reversed ?? (hasFailed ? undefined : receipt?.reversed)
  return (
    <>
      {reversed && <ReversedNotice {...reversed} />}
      <Verdict
        genuine={receipt && genuineWords({ receipt, isShownByServer: shown !== undefined })}
        hasFailed={hasFailed}
        isUndecided={steps.some(({ fits }) => fits === undefined)}
        nextSealAt={shown?.nextSealAt}
      />
      <section className={`card ${hasFailed ? 'card--wrong' : ''}`}>
        {hasFailed && <p className="warning">以下内容不可信</p>}
        <dl>
          {shown?.name && <EntryFact name="学员" value={`${shown.name}（学院提供，不在存证内容里）`} />}
          <EntryFact name="类别" value={entry.kind} />
          <EntryFact name={entry.isDeclaration ? '培训班' : '课程'} value={entry.title} />
          <EntryFact name="学时" value={entry.studyHours} />
          <EntryFact name="年度" value={entry.creditYear} />
          <EntryFact name="入账" value={entry.recordedOn} />
        </dl>
      </section>
      <CheckSteps steps={steps} logKey={logKey} />
    </>
  )
}

/** The log keeps a reversed entry; only the server knows of its reversal. */
const ReversedNotice = ({ at, organisationName }: { at: string; organisationName: string }) => (
  <section className="card verdict verdict--unknown">
    <h1>这笔学时已经冲正</h1>
    <p>{`${dayText(at)} 起不再作数。有疑问请联系${organisationName}。`}</p>
  </section>
)

const EntryFact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
