import { CheckOutcome } from './check-outcome'
import { OwnCheck } from './own-check'
import { type CheckState, useReceiptCheck } from './use-receipt-check'

/** Shows a receipt to a third party and checks it in this page, without trusting the server. */
export function ReceiptPage() {
  const { state, checkFile } = useReceiptCheck()
  return (
    <main>
      <header>
        <img src="/console/mark.svg" alt="" />
        <span>知行学院 · 学时凭证核对</span>
      </header>
      <CheckResult state={state} />
      <OwnCheck receipt={state.state === 'checked' ? state.checked.receipt : undefined} onFile={checkFile} />
    </main>
  )
}

function CheckResult({ state }: { state: CheckState }) {
  switch (state.state) {
    case 'idle':
      return <p className="lead">扫描学员出示的二维码，或在下面选择收到的凭证文件。</p>
    case 'checking':
      return <p className="lead">正在核对…</p>
    case 'checked':
      return <CheckOutcome checked={state.checked} />
    case 'failed':
      return (
        <section className="card verdict verdict--unknown">
          <h1>{state.title}</h1>
          {state.retry && (
            <button type="button" onClick={state.retry}>
              再试一次
            </button>
          )}
        </section>
      )
  }
}
