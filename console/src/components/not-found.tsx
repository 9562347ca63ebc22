import { Button, Card, Result } from 'antd'
import { Link } from 'react-router-dom'

export const NotFound = () => (
  <Card>
    <Result
      status="404"
      title="没有这个页面"
      subTitle="网址可能不完整，请从左侧菜单重新进入。"
      extra={
        <Link to="/announcements">
          <Button type="primary">回到公告</Button>
        </Link>
      }
    />
  </Card>
)
