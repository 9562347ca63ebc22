import type { AnnouncementDetail } from '@zhixing/shared/announcements/contract'
import { App, Button, Tooltip } from 'antd'
import { useState } from 'react'
import { LinkButton } from '../../components/page/link-button'
import { RejectDialog } from '../../workflow/reject-dialog'
import { PublishDialog } from './publish-dialog'

import type { Actions as Acts } from './use-actions'

/** The buttons the server says this administrator has now, and no others. */
export function Actions({ detail, actions }: { detail: AnnouncementDetail; actions: Acts }) {
  const { modal } = App.useApp()
  const [dialog, setDialog] = useState<'reject' | 'publish'>()
  const { announcementId, revision, state } = detail
  const may = (action: AnnouncementDetail['actions'][number]) => detail.actions.includes(action)
  const close = () => setDialog(undefined)
  const approve = () =>
    modal.confirm({
      title: '审批通过这条公告？',
      content: `发给 ${detail.organisationName} 及其下级。通过后由有发布权限的同志发布。`,
      okText: '通过',
      cancelText: '再看看',
      onOk: () => actions.approve(revision),
    })
  const withdraw = () =>
    modal.confirm({
      title: state === 'scheduled' ? '取消定时发布？' : '撤回这条公告？',
      content:
        state === 'scheduled'
          ? '到时间不会发布，学员看不到这条公告。如需再发，编辑后重新提交审批。'
          : '它会立即从所有学员的公告列表中消失。已经送达的微信提醒收不回来，但学员点开时会看到“公告不存在或已撤回”。',
      okText: state === 'scheduled' ? '取消定时' : '撤回',
      okButtonProps: { danger: true },
      cancelText: '不撤回',
      onOk: () => actions.withdraw(revision),
    })
  return (
    <>
      {may('edit') && <LinkButton to={`/announcements/${announcementId}/edit`}>编辑</LinkButton>}
      {may('submit') && (
        <Button type="primary" loading={actions.busy} onClick={() => actions.submit(revision)}>
          提交审批
        </Button>
      )}
      {may('withdraw') && (
        <Button danger loading={actions.busy} onClick={withdraw}>
          {state === 'scheduled' ? '取消定时' : '撤回'}
        </Button>
      )}
      {may('reject') && (
        <Button disabled={actions.busy} onClick={() => setDialog('reject')}>
          退回修改
        </Button>
      )}
      {may('approve') && (
        <Tooltip title={!actions.read && '请先把正文看到最后'}>
          <Button type="primary" loading={actions.busy} disabled={!actions.read} onClick={approve}>
            通过
          </Button>
        </Tooltip>
      )}
      {may('publish') && (
        <Button type="primary" loading={actions.busy} onClick={() => setDialog('publish')}>
          发布
        </Button>
      )}
      <RejectDialog
        open={dialog === 'reject'}
        title="退回修改"
        onClose={close}
        onReject={(comment) => actions.reject(revision, comment)}
      />
      <PublishDialog
        open={dialog === 'publish'}
        detail={detail}
        onClose={close}
        onPublish={(at) => actions.publish(revision, at)}
      />
    </>
  )
}
