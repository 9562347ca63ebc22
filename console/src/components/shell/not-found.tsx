import { Card, Result } from 'antd'
import { LinkButton } from '../page/link-button'
import { Page } from '../page/page'
import type { MenuEntry } from './console-module'

export const NotFound = ({ home }: { home: MenuEntry }) => (
  <Page title="没有这个页面">
    <Card>
      <Result
        status="warning"
        title="网址可能不完整"
        subTitle="请从菜单重新进入。"
        extra={
          <LinkButton to={`/${home.path}`} type="primary">
            回到{home.label}
          </LinkButton>
        }
      />
    </Card>
  </Page>
)
