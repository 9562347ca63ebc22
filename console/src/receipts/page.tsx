import { dayOf } from '@zhixing/shared/calendar'
import { entryKindName } from '@zhixing/shared/ledger/words'
import type { ReceiptView } from '@zhixing/shared/receipts/contract'
import { factsOf } from '../../../verify/verify.mjs'
import verifierUrl from '../../../verify/verify.mjs?url&no-inline'
import type { Checked } from './check'
import { Steps } from './steps'
import { useCheck } from './use-check'

/** For whoever was shown a receipt: what it says, and whether it is so, reckoned in this very page. */
export function ReceiptPage() {
  const { state, fromFile } = useCheck()
  return (
    <main>
      <header>
        <img src="/console/mark.svg" alt="" />
        <span>知行学院 · 学时凭证核对</span>
      </header>
      {state.state === 'idle' && <p className="lead">扫描学员出示的二维码，或在下面选择收到的凭证文件。</p>}
      {state.state === 'checking' && <p className="lead">正在核对…</p>}
      {state.state === 'failed' && (
        <section className="card verdict verdict--unknown">
          <h1>{state.title}</h1>
          {state.again && (
            <button type="button" onClick={state.again}>
              再试一次
            </button>
          )}
        </section>
      )}
      {state.state === 'checked' && <Outcome checked={state.checked} />}
      <section className="card own">
        <h2>自己再核对一遍</h2>
        <p>收到的是凭证文件的，在这里选择文件核对。核对都在您的浏览器里进行，文件不会上传。</p>
        <div className="acts">
          {state.state === 'checked' && state.checked.receipt && <SaveReceipt checked={state.checked} />}
          <a className="act" href={verifierUrl} download="verify.mjs">
            下载核对程序
          </a>
          <label className="act">
            选择凭证文件
            <input
              type="file"
              accept=".json,application/json"
              onChange={({ target }) => {
                const [file] = target.files ?? []
                if (file) fromFile(file)
                target.value = '' // the same file may be chosen again
              }}
            />
          </label>
        </div>
        <details>
          <summary>不联网怎么核对</summary>
          <p>把凭证和核对程序下载到同一个文件夹，请会用电脑的同志运行：</p>
          <pre>
            node verify.mjs receipt.json <span>--key 公钥</span>
          </pre>
        </details>
      </section>
    </main>
  )
}

/** A forged one may say anything, also no day at all. */
const day = (instant: string) => (Number.isNaN(Date.parse(instant)) ? '没有写明' : dayOf(new Date(instant)))

function Outcome({ checked: { shown, receipt, steps, key } }: { checked: Checked }) {
  const facts = receipt?.leaf && Array.isArray(receipt.opened) ? factsOf(receipt) : {}
  const isWrong = steps.some(({ fits }) => fits === false)
  const isOpen = steps.some(({ fits }) => fits === undefined)
  const title = facts.title ?? shown?.title
  const kind = facts.kind ?? shown?.kind
  const hours = facts.studyHours ?? shown?.studyHours
  return (
    <>
      {shown?.reversed && (
        <section className="card verdict verdict--unknown">
          <h1>这笔学时已经冲正</h1>
          <p>{`${day(shown.reversed.at)} 起不再作数。有疑问请联系${shown.reversed.organisationName}。`}</p>
        </section>
      )}
      <Verdict
        takesBack={kind === 'reversal' && Number(hours) < 0}
        isSealed={Boolean(receipt)}
        isWrong={isWrong}
        isOpen={isOpen}
        nextSealAt={shown?.nextSealAt}
      />
      <section className={`card ${isWrong ? 'card--wrong' : ''}`}>
        {isWrong && <p className="warning">以下内容不可信</p>}
        <dl>
          {shown?.name && <Fact name="学员" says={`${shown.name}（学院提供，不在存证内容里）`} />}
          <Fact name="类别" says={kindOf(kind, hours)} />
          <Fact name={kind === 'declaration' ? '培训班' : '课程'} says={String(title ?? '没有写明')} />
          <Fact name="学时" says={`${String(hours ?? '?').replace('-', '−')} 学时`} />
          <Fact name="年度" says={`${String(facts.creditYear ?? shown?.creditYear ?? '?')} 年`} />
          <Fact name="入账" says={day(String(facts.awardedAt ?? facts.approvedAt ?? shown?.recordedAt))} />
        </dl>
      </section>
      <Steps steps={steps} verifierKey={key} />
    </>
  )
}

const kindOf = (kind: unknown, hours: unknown) =>
  isKind(kind) ? entryKindName({ kind, studyHours: Number(hours) }) : '没有写明'
const isKind = (kind: unknown): kind is ReceiptView['kind'] =>
  kind === 'award' || kind === 'reversal' || kind === 'declaration'

const Fact = ({ name, says }: { name: string; says: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{says}</dd>
  </div>
)

interface Sentence {
  takesBack: boolean
  isSealed: boolean
  isWrong: boolean
  isOpen: boolean
  nextSealAt: string | undefined
}
function Verdict({ takesBack, isSealed, isWrong, isOpen, nextSealAt }: Sentence) {
  if (!isSealed)
    return (
      <section className="card verdict verdict--unknown">
        <h1>已入账，还没有存证</h1>
        <p>{`学院说有这笔学时，目前还不能自己核对。${nextSealAt ? `${day(nextSealAt)} 凌晨存证后，再打开这个网址就能核对。` : ''}`}</p>
      </section>
    )
  if (isWrong)
    return (
      <section className="card verdict verdict--wrong">
        <h1>✘ 不可信</h1>
        <p>凭证被改动过，不要采信。请让学员当面重新出示二维码。</p>
      </section>
    )
  if (isOpen)
    return (
      <section className="card verdict verdict--unknown">
        <h1>暂时不能确认</h1>
        <p>学院还没有公布公钥，签名核对不了。</p>
      </section>
    )
  return (
    <section className="card verdict verdict--good">
      <h1>✔ 真实</h1>
      <p>
        {takesBack
          ? '这是一条冲正记录，收回以前的学时，不能证明学过。记录由学院签名存证，没有改动过。'
          : '这笔学时由学院签名存证，入账后没有改动过。'}
      </p>
    </section>
  )
}

function SaveReceipt({ checked: { receipt } }: { checked: Checked }) {
  const href = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(receipt, null, 2))}`
  return (
    <a className="act" href={href} download="receipt.json">
      下载凭证
    </a>
  )
}
