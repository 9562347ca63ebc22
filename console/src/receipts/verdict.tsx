import { dayText } from './entry-texts'

interface Props {
  isSealed: boolean
  /** Some check failed. */
  hasFailed: boolean
  /** Some check could not be made. */
  isUndecided: boolean
  /** The entry takes back hours. */
  isReversal: boolean
  nextSealAt: string | undefined
}

/** The result in one sentence, for people who read nothing else. */
export function Verdict({ isSealed, hasFailed, isUndecided, isReversal, nextSealAt }: Props) {
  if (!isSealed) {
    return (
      <section className="card verdict verdict--unknown">
        <h1>已入账，还没有存证</h1>
        <p>
          学院说有这笔学时，目前还不能自己核对。
          {nextSealAt && `${dayText(nextSealAt)} 凌晨存证后，再打开这个网址就能核对。`}
        </p>
      </section>
    )
  }
  if (hasFailed) {
    return (
      <section className="card verdict verdict--wrong">
        <h1>✘ 不可信</h1>
        <p>凭证被改动过，不要采信。请让学员当面重新出示二维码。</p>
      </section>
    )
  }
  if (isUndecided) {
    return (
      <section className="card verdict verdict--unknown">
        <h1>暂时不能确认</h1>
        <p>学院还没有公布公钥，签名核对不了。</p>
      </section>
    )
  }
  return (
    <section className="card verdict verdict--good">
      <h1>✔ 真实</h1>
      <p>
        {isReversal
          ? '这是一条冲正记录，收回以前的学时，不能证明学过。记录由学院签名存证，没有改动过。'
          : '这笔学时由学院签名存证，入账后没有改动过。'}
      </p>
    </section>
  )
}
