import { Card, Result } from 'antd'
import { LinkButton } from '../page/link-button'
import type { MenuEntry } from './console-module'

export const NotFound = ({ home }: { home: MenuEntry }) => (
  <Card>
    <Result
      status="404"
      title="没有这个页面"
      subTitle="网址可能不完整，请从左侧菜单重新进入。"
      extra={
        <LinkButton to={`/${home.path}`} type="primary">
          回到{home.label}
        </LinkButton>
      }
    />
  </Card>
)
