import type { Category, CourseDraft, CourseFacts } from '@zhixing/shared/catalogue/contract'
import type { Learner } from '@zhixing/shared/identity/contract'
import { Button, Card, Spin } from 'antd'
import { useState } from 'react'
import { DraftStatus } from '../../components/forms/draft-status'
import type { Revisioned } from '../../components/forms/draft-storage'
import { LeaveGuard } from '../../components/forms/leave-guard'
import { RestoredDraft } from '../../components/forms/restored-draft'
import { StaleDialog } from '../../components/forms/stale-dialog'
import { Page } from '../../components/page/page'
import { LessonDrawer } from '../lesson/lesson-drawer'
import { LessonList } from '../lesson/lesson-list'
import { CourseStateTag } from '../states'
import { comparedCourseFields } from './compared-fields'
import { CourseFields } from './fields'
import { mayPublishCourses } from './may-publish'
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
  const editing = useCourseEditing({ courseId, editorId: administrator.learnerId, stored, course })
  const { draft, saving } = editing
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
          <DraftStatus draft={draft} />
        </>
      }
      actions={
        <Button
          type={draft.isDirty || draft.isNew ? 'primary' : 'default'}
          onClick={editing.saveNow}
          loading={saving.isBusy}
        >
          保存
        </Button>
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
      <div className="with-side">
        <Spin spinning={editing.isBusy} size="large">
          <div className="stack">
            <Card title="基本信息">
              <CourseFields
                facts={draft.facts}
                change={draft.change}
                errors={editing.errors}
                categories={categories}
              />
            </Card>
            <LessonList
              lessons={lessons}
              onChange={(next) => draft.change({ lessons: next })}
              onOpen={setOpenLesson}
            />
          </div>
        </Spin>
        {course ? (
          <div className="stack">
            <PublicationCard
              editing={editing}
              course={course}
              mayPublish={mayPublishCourses(administrator.grants)}
            />
            <PublicationCheck
              course={course}
              refused={editing.refused}
              isDirty={draft.isDirty}
              onShow={show}
            />
          </div>
        ) : (
          <Card title="发布">
            <p className="quiet">先填写课程名称并保存，这里会列出发布前还缺什么。</p>
          </Card>
        )}
      </div>
      <LessonDrawer
        index={openLesson}
        lessons={lessons}
        onChange={(index, patch) =>
          draft.change({ lessons: lessons.with(index, { ...lessons[index]!, ...patch }) })
        }
        onClose={() => setOpenLesson(undefined)}
        contentKey={saving.contentKey}
      />
    </Page>
  )
}

function focusField(path: string) {
  const [name] = path.split(/[.[]/)
  const field = document.getElementById(`course-${name}`)
  field?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  field?.focus({ preventScroll: true })
}
