import { Alert, App, Button } from 'antd'
import { inGroups } from './in-groups'

interface Props {
  codes: string[]
  onDone: () => void
}

/** They are shown this one time: the server keeps only what recognises them. */
export function RecoveryCodes({ codes, onDone }: Props) {
  const { message } = App.useApp()
  const text = codes.map(inGroups).join('\n')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      message.success('已复制')
    } catch {
      message.error('没有复制成功，请选中后手工复制')
    }
  }
  return (
    <div className="stack">
      <Alert
        type="warning"
        showIcon
        title="动态口令已开启。请现在保存恢复码，离开这一页就看不到了。"
        description="手机丢失或更换时，用一个恢复码代替动态口令登录。每个只能用一次。请打印或抄写，锁在柜子里，不要存在手机上。"
      />
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{inGroups(code)}</li>
        ))}
      </ol>
      <div className="recovery-buttons">
        <Button onClick={copy}>复制</Button>
        <Button onClick={() => window.print()}>打印</Button>
        <Button type="primary" onClick={onDone}>
          已保存好
        </Button>
      </div>
    </div>
  )
}
