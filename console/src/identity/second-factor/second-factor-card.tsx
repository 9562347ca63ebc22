import { useQuery } from '@tanstack/react-query'
import { endSecondFactor, getSecondFactor } from '@zhixing/shared/identity/contract'
import type { SecondFactor } from '@zhixing/shared/identity/second-factor'
import { App, Button, Card, Modal, Tag } from 'antd'
import { useState } from 'react'
import { BeijingTime } from '../../components/content/beijing-time'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { FactList } from '../../components/page/fact-list'
import { call } from '../../server/call'
import { CodeForm } from './code-form'
import { Enrolment } from './enrolment'

/** Whether the administrator's second factor is on, to switch it on or off. */
export function SecondFactorCard() {
  const { message } = App.useApp()
  const [open, setOpen] = useState<'enrolment' | 'recovery-codes' | 'end'>()
  const { data, error, refetch } = useQuery({
    queryKey: ['second-factor'],
    queryFn: ({ signal }) => call(getSecondFactor, {}, signal),
  })
  const close = () => {
    setOpen(undefined)
    void refetch()
  }
  const end = async (code: string) => {
    await call(endSecondFactor, { code })
    message.success('动态口令已关闭')
    close()
  }
  const showsCodes = open === 'recovery-codes'
  return (
    <Card
      title="动态口令"
      extra={
        data && !showsCodes && <FactorButton factor={data} open={setOpen} isOpen={open === 'enrolment'} />
      }
    >
      {error && !data && <LoadError error={error} onRetry={refetch} />}
      {!error && !data && <Loading />}
      {data &&
        (open === 'enrolment' || showsCodes ? (
          <Enrolment onConfirmed={() => setOpen('recovery-codes')} onDone={close} />
        ) : (
          <FactorFacts factor={data} />
        ))}
      <Modal
        open={open === 'end'}
        title="关闭动态口令"
        footer={null}
        onCancel={() => setOpen(undefined)}
        destroyOnHidden
      >
        <p className="quiet">关闭后，登录管理台只要扫码。请输入验证器上的 6 位数字，或一个恢复码。</p>
        <CodeForm submitText="关闭动态口令" danger takesRecoveryCode onSubmit={end} />
      </Modal>
    </Card>
  )
}

interface ButtonProps {
  factor: SecondFactor
  isOpen: boolean
  open: (what: 'enrolment' | 'end' | undefined) => void
}

function FactorButton({ factor: { isOn, isRequired }, isOpen, open }: ButtonProps) {
  if (isOpen) return <Button onClick={() => open(undefined)}>取消</Button>
  if (!isOn)
    return (
      <Button type="primary" onClick={() => open('enrolment')}>
        开启动态口令
      </Button>
    )
  if (isRequired) return <Tag color="blue">岗位要求</Tag>
  return (
    <Button danger onClick={() => open('end')}>
      关闭
    </Button>
  )
}

function FactorFacts({ factor: { isOn, enrolledAt, recoveryCodesLeft = 0 } }: { factor: SecondFactor }) {
  if (!isOn)
    return (
      <p className="quiet">
        没有开启。开启后，登录管理台要扫码，再输入手机验证器上的 6 位数字；微信被盗时，别人也登录不了。
      </p>
    )
  const recovery = recoveryCodesLeft > 0 ? `还有 ${recoveryCodesLeft} 个` : '用完了，请关闭后重新开启'
  return (
    <FactList
      facts={[
        { label: '状态', children: <Tag color="green">已开启</Tag> },
        { label: '开启于', children: enrolledAt && <BeijingTime at={enrolledAt} /> },
        { label: '恢复码', children: recovery },
      ]}
    />
  )
}
