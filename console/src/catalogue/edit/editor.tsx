import type { Category, CourseDraft, CourseFacts } from '@zhixing/shared/catalogue/contract'
import type { Learner } from '@zhixing/shared/identity/contract'
import { Alert, Button, Spin } from 'antd'
import { useState } from 'react'
import { DraftStatus } from '../../components/forms/draft-status'
import type { Revisioned } from '../../components/forms/draft-storage'
import { LeaveGuard } from '../../components/forms/leave-guard'
import { ReadOnly } from '../../components/forms/read-only'
import { RestoredDraft } from '../../components/forms/restored-draft'
import { StaleDialog } from '../../components/forms/stale-dialog'
import { Page } from '../../components/page/page'
import { SectionCard } from '../../components/page/section-card'
import { HistoryCard, historyEntries } from '../../workflow/history-card'
import { LessonDrawer } from '../lesson/lesson-drawer'
import { LessonList } from '../lesson/lesson-list'
import { CourseStateTag } from '../states'
import { courseStepColours, courseStepTitles } from '../words'
import { comparedCourseFields } from './compared-fields'
import { CourseFields } from './fields'
import { PublicationCard } from './publication-card'
import { PublicationCheck } from './publication-check'
import { useCourseEditing } from './use-course-editing'

interface Props {
  courseId: string
  administrator: Learner
  stored: Revisioned<CourseFacts>
  course: CourseDraft | undefined
  categories: Category[]
}

export function CourseEditor({ courseId, administrator, stored, course, categories }: Props) {
  const editing = useCourseEditing({ courseId, editorId: administrator.learnerId, stored })
  const { draft, saving } = editing
  const mayEdit = course === undefined || course.actions.includes('edit')
  const change = mayEdit ? draft.change : () => undefined
  const { lessons } = draft.facts
  const [openLesson, setOpenLesson] = useState<number>()
  const title = draft.isNew ? '新建课程' : draft.facts.title || '未命名课程'
  /** Opens the lesson of a path such as `lessons[0].mediaUrl`; focuses the field of any other. */
  const show = (path: string) => {
    const lessonIndex = /^lessons[.[](\d+)/.exec(path)?.[1]
    if (lessonIndex !== undefined) setOpenLesson(Number(lessonIndex))
    else focusField(path)
  }
  return (
    <Page
      title={title}
      back={{ to: '/courses', label: '课程' }}
      aside={
        <>
          {course && <CourseStateTag state={course.state} />}
          {mayEdit && <DraftStatus draft={draft} />}
        </>
      }
      actions={
        mayEdit && (
          <Button
            type={draft.isDirty || draft.isNew ? 'primary' : 'default'}
            onClick={editing.saveNow}
            loading={saving.isBusy}
          >
            保存
          </Button>
        )
      }
    >
      <LeaveGuard draft={draft} />
      <StaleDialog
        saving={saving}
        title="这门课程在别处有新的保存"
        fields={comparedCourseFields}
        onCopy={editing.openCopy}
      />
      <RestoredDraft draft={draft} onDiscard={saving.discard} />
      {course && <ReviewNotice course={course} />}
      <div className="with-side">
        <Spin spinning={editing.isBusy} size="large">
          <ReadOnly when={!mayEdit}>
            <div className="stack">
              <SectionCard title="基本信息">
                <CourseFields
                  facts={draft.facts}
                  change={change}
                  errors={editing.errors}
                  categories={categories}
                />
              </SectionCard>
              <LessonList
                lessons={lessons}
                onChange={(next) => change({ lessons: next })}
                onOpen={setOpenLesson}
              />
            </div>
          </ReadOnly>
        </Spin>
        {course ? (
          <div className="stack">
            <PublicationCard editing={editing} course={course} />
            <PublicationCheck
              course={course}
              refused={editing.refused}
              isDirty={draft.isDirty}
              onShow={show}
            />
            {course.history.length > 0 && (
              <HistoryCard entries={historyEntries(course.history, courseStepTitles, courseStepColours)} />
            )}
          </div>
        ) : (
          <SectionCard title="审核与发布">
            <p className="quiet">先填写课程名称并保存，这里会列出提交审核前还缺什么。</p>
          </SectionCard>
        )}
      </div>
      <ReadOnly when={!mayEdit}>
        <LessonDrawer
          index={openLesson}
          lessons={lessons}
          onChange={(index, patch) =>
            change({ lessons: lessons.with(index, { ...lessons[index]!, ...patch }) })
          }
          onClose={() => setOpenLesson(undefined)}
          contentKey={saving.contentKey}
        />
      </ReadOnly>
    </Page>
  )
}

/** Why the course came back, and what saving does to an approval that is asked for or given. */
function ReviewNotice({ course: { state, history, actions } }: { course: CourseDraft }) {
  const isDraft = state === 'draft' || state === 'changed'
  const last = history.findLast(({ step }) => step === 'rejected' || step === 'submitted')
  if (isDraft && last?.step === 'rejected')
    return <Alert type="warning" showIcon title={`${last.by} 退回修改：${last.comment ?? '没有写明原因'}`} />
  const isReviewed = state === 'submitted' || state === 'approved'
  if (isReviewed && actions.includes('edit'))
    return <Alert type="info" showIcon title="修改并保存后，课程回到草稿，需要重新提交审核。" />
  return null
}

function focusField(path: string) {
  const [name] = path.split(/[.[]/)
  const field = document.getElementById(`course-${name}`)
  field?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  field?.focus({ preventScroll: true })
}
