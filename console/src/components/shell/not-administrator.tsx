import { Button, Result } from 'antd'
import { tokenStore } from '../../server/token-store'

/** Shown to a learner who signs in without holding any role. */
export const NotAdministrator = ({ name }: { name: string }) => (
  <Result
    status="warning"
    title={`${name}，您还没有管理权限`}
    subTitle="管理台供起草、审批、发布公告和维护课程的同志使用。如需开通，请联系上级管理员；学习请在微信小程序中进行。"
    extra={<Button onClick={tokenStore.signOut}>换一个人登录</Button>}
  />
)
