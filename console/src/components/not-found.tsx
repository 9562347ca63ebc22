import { Card, Result } from 'antd'
import { LinkButton } from './link-button'

export const NotFound = () => (
  <Card>
    <Result
      status="404"
      title="没有这个页面"
      subTitle="网址可能不完整，请从左侧菜单重新进入。"
      extra={
        <LinkButton to="/announcements" type="primary">
          回到公告
        </LinkButton>
      }
    />
  </Card>
)
