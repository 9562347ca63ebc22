import { dayText } from './entry-texts'
import type { VerdictWords } from './verdict-words'

interface Props {
  /** What to say if every check holds; undefined before the entry is sealed. */
  genuine: VerdictWords | undefined
  /** Some check failed. */
  hasFailed: boolean
  /** Some check could not be made. */
  isUndecided: boolean
  nextSealAt: string | undefined
}

/** The result in one sentence, for people who read nothing else. */
export function Verdict({ genuine, hasFailed, isUndecided, nextSealAt }: Props) {
  if (!genuine) {
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
    <section className={`card verdict verdict--${genuine.look}`}>
      <h1>{genuine.title}</h1>
      <p>{genuine.text}</p>
    </section>
  )
}
