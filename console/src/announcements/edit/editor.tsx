import { EyeOutlined } from '@ant-design/icons'
import type { AnnouncementDetail, AnnouncementFacts } from '@zhixing/shared/announcements/contract'
import type { Learner } from '@zhixing/shared/identity/contract'
import { Alert, Button, Card, Drawer, Grid, Spin } from 'antd'
import { useState } from 'react'
import { useCourseTitle } from '../../components/course/use-course-title'
import { DraftStatus } from '../../components/forms/draft-status'
import type { Revisioned } from '../../components/forms/draft-storage'
import { LeaveGuard } from '../../components/forms/leave-guard'
import { RestoredDraft } from '../../components/forms/restored-draft'
import { StaleDialog } from '../../components/forms/stale-dialog'
import { useOrganisationPath } from '../../components/organisation/use-organisation-path'
import { Page } from '../../components/page/page'
import { AnnouncementPreview } from '../preview'
import { AnnouncementStateTag } from '../states'
import { comparedAnnouncementFields } from './compared-fields'
import { AnnouncementFields } from './fields'
import { useAnnouncementEditing } from './use-announcement-editing'

interface Props {
  announcementId: string
  administrator: Learner
  stored: Revisioned<AnnouncementFacts>
  /** Undefined for a new announcement. */
  state: AnnouncementDetail['state'] | undefined
}

export function AnnouncementEditor({ announcementId, administrator, stored, state }: Props) {
  const editing = useAnnouncementEditing({ announcementId, editorId: administrator.learnerId, stored })
  const { draft, saving, errors, isBusy } = editing
  const isWide = Grid.useBreakpoint().xl ?? true
  const [isPreviewOpen, setPreviewOpen] = useState(false)
  const preview = (
    <AnnouncementPreview
      facts={draft.facts}
      organisationName={useOrganisationPath(draft.facts.organisationId).data?.at(-1) ?? ''}
      courseTitle={useCourseTitle(draft.facts.courseId)}
      shownAt={new Date()}
    />
  )
  return (
    <Page
      title={draft.isNew ? '起草公告' : '编辑公告'}
      back={
        draft.isNew
          ? { to: '/announcements', label: '公告' }
          : { to: `/announcements/${announcementId}`, label: '公告详情' }
      }
      aside={
        <>
          {state && <AnnouncementStateTag state={state} />}
          <DraftStatus draft={draft} />
        </>
      }
      actions={
        <>
          {!isWide && (
            <Button icon={<EyeOutlined aria-hidden />} onClick={() => setPreviewOpen(true)}>
              预览
            </Button>
          )}
          <Button onClick={editing.saveNow} loading={isBusy}>
            保存
          </Button>
          <Button type="primary" onClick={editing.submitNow} disabled={isBusy}>
            提交审批
          </Button>
        </>
      }
    >
      <LeaveGuard draft={draft} />
      <StaleDialog
        saving={saving}
        title="这份公告在别处有新的保存"
        fields={comparedAnnouncementFields}
        onCopy={editing.openCopy}
      />
      <RestoredDraft draft={draft} onDiscard={saving.discard} />
      <StateNotice state={state} />
      <div className="with-preview">
        <Spin spinning={isBusy} size="large">
          <Card>
            <AnnouncementFields
              facts={draft.facts}
              change={draft.change}
              errors={errors}
              grants={administrator.grants}
              contentKey={saving.contentKey}
            />
          </Card>
        </Spin>
        {isWide && <aside className="preview-aside">{preview}</aside>}
      </div>
      <Drawer open={isPreviewOpen && !isWide} onClose={() => setPreviewOpen(false)} title="预览" size={380}>
        {preview}
      </Drawer>
    </Page>
  )
}

/** What saving does to the state of the announcement. */
function StateNotice({ state }: Pick<Props, 'state'>) {
  if (state === 'approved' || state === 'submitted')
    return <Alert type="warning" showIcon title="修改并保存后，这条公告会回到草稿，需要重新提交审批。" />
  if (state === 'withdrawn')
    return <Alert type="info" showIcon title="这条公告已撤回。保存后成为新的一版草稿，需要重新提交审批。" />
  return null
}
