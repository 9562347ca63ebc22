import type { OutputOf } from '@zhixing/shared/contract'
import type { getLogKey } from '@zhixing/shared/log/contract'
import type { Step } from '../../../verify/verify.mjs'

/** Of each step what it means that it fits, and that it does not. */
const titles: Record<Step['name'], [fits: string, altered: string]> = {
  receipt: ['凭证完整', '不是完整的凭证'],
  opened: ['出示的课程对得上', '出示的内容被改动'],
  checkpoint: ['存证点完整', '存证点被改动'],
  inclusion: ['记录在存证日志里', '记录不在存证日志里'],
  signature: ['学院签名有效', '不是学院的签名'],
  earlier: ['历史没有改写', '与以前的存证点接不上'],
}
const marks = { true: ['✔', 'good'], false: ['✘', 'wrong'], undefined: ['？', 'open'] } as const

interface Props {
  steps: Step[]
  verifierKey: OutputOf<typeof getLogKey> | undefined
}

export function Steps({ steps, verifierKey }: Props) {
  if (!steps.length) return null
  return (
    <section className="card">
      <h2>核对了什么</h2>
      <ol className="steps">
        {steps.map(({ name, fits, zh }) => {
          const [mark, look] = marks[`${fits}`]
          return (
            <li key={name} className={`step step--${look}`}>
              <span className="step__mark">{mark}</span>
              <div>
                <strong>{fits === undefined ? '没有核对签名' : titles[name][fits ? 0 : 1]}</strong>
                <p>{zh}</p>
              </div>
            </li>
          )
        })}
      </ol>
      {verifierKey && (
        <details>
          <summary>公钥（可与学院在别处公布的核对）</summary>
          <p>指纹 {verifierKey.fingerprint}</p>
          <code>{verifierKey.verifierKey}</code>
        </details>
      )}
    </section>
  )
}
