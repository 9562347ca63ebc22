import { EyeOutlined } from '@ant-design/icons'
import type { AnnouncementDetail, AnnouncementFacts } from '@zhixing/shared/announcements/contract'
import type { Learner } from '@zhixing/shared/identity/contract'
import { Alert, Button, Card, Drawer, Grid, Spin } from 'antd'
import { useState } from 'react'
import { useCourseTitle } from '../../components/course/course-select'
import { DraftStatus } from '../../components/forms/draft-status'
import { LeaveGuard } from '../../components/forms/leave-guard'
import { RestoredDraft } from '../../components/forms/restored-draft'
import { StaleDialog } from '../../components/forms/stale-dialog'
import { useOrganisationPath } from '../../components/organisation/use-organisation-path'
import { Page } from '../../components/page/page'
import { Preview } from '../preview'
import { StateTag } from '../state-tag'
import { Fields } from './fields'
import { useEdit } from './use-edit'

interface Props {
  announcementId: string
  learner: Learner
  first: { revision: number; facts: AnnouncementFacts; state: AnnouncementDetail['state'] | undefined }
}

export function Editor({ announcementId, learner, first }: Props) {
  const edit = useEdit({ announcementId, learnerId: learner.learnerId, first })
  const { draft, saving } = edit
  const wide = Grid.useBreakpoint().xl ?? true
  const [previewing, setPreviewing] = useState(false)
  const isNew = draft.revision === 0
  const preview = (
    <Preview
      facts={draft.facts}
      organisationName={useOrganisationPath(draft.facts.organisationId).data?.at(-1) ?? ''}
      courseTitle={useCourseTitle(draft.facts.courseId)}
      at={new Date()}
    />
  )
  return (
    <Page
      title={isNew ? '起草公告' : '编辑公告'}
      name={isNew ? '起草公告' : '编辑公告'}
      back={
        isNew
          ? { to: '/announcements', label: '公告' }
          : { to: `/announcements/${announcementId}`, label: '公告详情' }
      }
      aside={
        <>
          {first.state && <StateTag state={first.state} />}
          <DraftStatus dirty={draft.dirty} keptAt={draft.keptAt} isNew={isNew} />
        </>
      }
      actions={
        <>
          {!wide && (
            <Button icon={<EyeOutlined aria-hidden />} onClick={() => setPreviewing(true)}>
              预览
            </Button>
          )}
          <Button onClick={edit.saveNow} loading={edit.busy}>
            保存
          </Button>
          <Button type="primary" onClick={edit.submitNow} disabled={edit.busy}>
            提交审批
          </Button>
        </>
      }
    >
      <LeaveGuard dirty={draft.dirty} onKeep={draft.keep} onDiscard={draft.forget} />
      <StaleDialog
        open={saving.stale}
        what="公告"
        onReload={saving.reload}
        onCopy={saving.copy}
        onClose={saving.closeStale}
      />
      {draft.restored && <RestoredDraft keptAt={draft.keptAt} onDiscard={saving.discard} />}
      {(first.state === 'approved' || first.state === 'submitted') && (
        <Alert type="warning" showIcon title="修改并保存后，这条公告会回到草稿，需要重新提交审批。" />
      )}
      {first.state === 'withdrawn' && (
        <Alert type="info" showIcon title="这条公告已撤回。保存后成为新的一版草稿，需要重新提交审批。" />
      )}
      <div className="with-preview">
        <Spin spinning={edit.busy} size="large">
          <Card>
            <Fields
              facts={draft.facts}
              change={draft.change}
              missing={edit.missing}
              grants={learner.grants}
              written={saving.written}
            />
          </Card>
        </Spin>
        {wide && <aside className="preview-aside">{preview}</aside>}
      </div>
      <Drawer open={previewing && !wide} onClose={() => setPreviewing(false)} title="预览" size={380}>
        {preview}
      </Drawer>
    </Page>
  )
}
