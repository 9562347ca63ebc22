import { Refusal } from '@zhixing/shared/problem'
import { Alert, Button, Card, Result } from 'antd'
import { errorTitle } from '../../server/error-title'

/** A whole page, or with `inline` a line of one, that could not be had: what is wrong, and again. */
export function LoadError({
  error,
  onRetry,
  inline,
}: {
  error: unknown
  onRetry?: () => void
  inline?: boolean
}) {
  const final = error instanceof Refusal && (error.status === 403 || error.status === 404)
  const again = onRetry && !final && (
    <Button onClick={onRetry} size={inline ? 'small' : 'middle'}>
      重试
    </Button>
  )
  if (inline) return <Alert type="warning" showIcon title={errorTitle(error)} action={again} />
  return (
    <Card role="alert">
      <Result
        status={error instanceof Refusal && error.status === 404 ? '404' : 'warning'}
        title={errorTitle(error)}
        extra={again}
      />
    </Card>
  )
}
