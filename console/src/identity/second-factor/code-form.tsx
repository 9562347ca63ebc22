import { CODE_DIGITS, SecondFactorCode } from '@zhixing/shared/identity/second-factor'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { errorTitle } from '../../server/error-title'
import './second-factor.css'

interface Props {
  submitText: string
  danger?: boolean
  takesRecoveryCode?: boolean
  /** Rejects if the code was not accepted; the reason then stands below the field. */
  onSubmit: (code: string) => Promise<void>
}

/** One field for a code. Spaces and full-width digits are taken as they are typed. */
export function CodeForm({ submitText, danger = false, takesRecoveryCode = false, onSubmit }: Props) {
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const parsed = SecondFactorCode.safeParse(code)
  const isComplete = parsed.success && (takesRecoveryCode || parsed.data.length === CODE_DIGITS)
  const submit = async () => {
    if (!isComplete)
      return setError(takesRecoveryCode ? '请输入 6 位口令，或 16 位恢复码' : '请输入 6 位数字')
    setBusy(true)
    setError(undefined)
    try {
      await onSubmit(parsed.data)
    } catch (failure) {
      setError(errorTitle(failure))
      setCode('')
    }
    setBusy(false)
  }
  return (
    <Form layout="vertical" onFinish={submit} requiredMark={false} className="code-form">
      <Form.Item
        label={takesRecoveryCode ? '动态口令或恢复码' : '动态口令'}
        htmlFor="second-factor-code"
        validateStatus={error === undefined ? '' : 'error'}
        help={error && <span role="alert">{error}</span>}
      >
        <Input
          id="second-factor-code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          placeholder="6 位数字"
          maxLength={24}
          autoFocus
          size="large"
        />
      </Form.Item>
      <Button type="primary" danger={danger} htmlType="submit" loading={isBusy} size="large" block>
        {submitText}
      </Button>
    </Form>
  )
}
