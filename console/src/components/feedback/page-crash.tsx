import { Button, Result } from 'antd'

/** Shown when a page throws or its script cannot be loaded: offline, or replaced by a newer release. */
export const PageCrash = () => (
  <Result
    status="warning"
    title="页面没有打开"
    subTitle="可能是网络中断，或系统刚刚更新。刷新后一般可以恢复，未保存的修改已暂存在本机。"
    extra={
      <Button type="primary" onClick={() => window.location.reload()}>
        刷新页面
      </Button>
    }
  />
)
