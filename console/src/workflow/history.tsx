import { Card, Timeline } from 'antd'
import { BeijingTime } from '../components/content/beijing-time'

interface Step<Name extends string> {
  at: string
  by: string
  step: Name
  comment?: string | undefined
}
interface Props<Name extends string> {
  steps: Step<Name>[]
  titles: Record<Name, string>
  colours: Partial<Record<Name, string>>
}

/** Newest first: what happened last is what somebody looks for. */
export const Steps = <Name extends string>({ steps, titles, colours }: Props<Name>) => (
  <Card title="办理过程">
    <Timeline
      items={steps.toReversed().map(({ at, by, step, comment }) => ({
        key: `${at}${step}`,
        color: colours[step] ?? 'gray',
        content: (
          <>
            <div>
              <strong>{titles[step]}</strong> <span className="quiet">{by}</span>
            </div>
            {comment && <div className="step-comment">{comment}</div>}
            <div className="quiet">
              <BeijingTime at={at} />
            </div>
          </>
        ),
      }))}
    />
  </Card>
)
