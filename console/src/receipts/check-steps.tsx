import type { CheckStep } from '../../../verify/verify.mjs'
import type { LogKey } from './check-receipt'

/** What it means that a step passes, and that it fails. */
const stepTitles: Record<CheckStep['name'], { passed: string; failed: string }> = {
  receipt: { passed: '凭证完整', failed: '不是完整的凭证' },
  opened: { passed: '出示的课程对得上', failed: '出示的内容被改动' },
  checkpoint: { passed: '存证点完整', failed: '存证点被改动' },
  inclusion: { passed: '记录在存证日志里', failed: '记录不在存证日志里' },
  signature: { passed: '学院签名有效', failed: '不是学院的签名' },
  earlier: { passed: '历史没有改写', failed: '与以前的存证点接不上' },
}

interface Props {
  steps: CheckStep[]
  logKey: LogKey | undefined
}

export function CheckSteps({ steps, logKey }: Props) {
  if (!steps.length) return null
  return (
    <section className="card">
      <h2>核对了什么</h2>
      <ol className="steps">
        {steps.map((step) => (
          <StepRow key={step.name} step={step} />
        ))}
      </ol>
      {logKey && (
        <details>
          <summary>公钥（可与学院在别处公布的核对）</summary>
          <p>指纹 {logKey.fingerprint}</p>
          <code>{logKey.verifierKey}</code>
        </details>
      )}
    </section>
  )
}

function StepRow({ step }: { step: CheckStep }) {
  const { mark, look, title } = stepResult(step)
  return (
    <li className={`step step--${look}`}>
      <span className="step__mark">{mark}</span>
      <div>
        <strong>{title}</strong>
        <p>{step.zh}</p>
      </div>
    </li>
  )
}

function stepResult({ name, fits }: CheckStep) {
  const { passed, failed } = stepTitles[name]
  if (fits === undefined) return { mark: '？', look: 'open', title: '没有核对签名' }
  return fits ? { mark: '✔', look: 'good', title: passed } : { mark: '✘', look: 'wrong', title: failed }
}
