import { Refusal } from '@zhixing/shared/problem'
import { Alert, Button, Card, Result } from 'antd'
import { errorTitle } from '../../server/error-title'

interface Props {
  error: unknown
  /** What could not be loaded, where the page shows several things. */
  subject?: string
  onRetry?: () => void
  /** One line within a page, instead of the whole page. */
  inline?: boolean
}

/** Says why something could not be loaded and offers a retry, except where a retry cannot help. */
export function LoadError({ error, subject, onRetry, inline }: Props) {
  const status = error instanceof Refusal ? error.status : undefined
  const isFinal = status === 403 || status === 404
  const retry = onRetry && !isFinal && (
    <Button onClick={onRetry} size={inline ? 'small' : 'middle'}>
      重试
    </Button>
  )
  const title = subject ? `${subject}没有读到：${errorTitle(error)}` : errorTitle(error)
  if (inline) return <Alert role="alert" type="warning" showIcon title={title} action={retry} />
  return (
    <Card role="alert">
      <Result status="warning" title={title} extra={retry} />
    </Card>
  )
}
