import { roleTitles } from '@zhixing/shared/identity/grant'
import type { Role } from '@zhixing/shared/identity/role'
import { Card, Result } from 'antd'
import { LinkButton } from '../page/link-button'
import { Page } from '../page/page'

/** In place of a page that needs one of these roles. The default export, as `lazy` asks for. */
export default function NotPermitted({ roles }: { roles: readonly Role[] }) {
  const needed = roles.map((role) => roleTitles[role]).join('或')
  return (
    <Page title="没有权限">
      <Card>
        <Result
          status="warning"
          title={`打开这个页面需要${needed}权限`}
          subTitle="如因工作需要，请联系上级管理员开通。您现有的权限可在右上角姓名处查看。"
          extra={
            <LinkButton to="/" type="primary">
              回到待我处理
            </LinkButton>
          }
        />
      </Card>
    </Page>
  )
}
