import type { Category, CourseDraft, CourseFacts } from '@zhixing/shared/catalogue/contract'
import type { Learner } from '@zhixing/shared/identity/contract'
import { Button, Card, Spin } from 'antd'
import { useState } from 'react'
import { DraftStatus } from '../../components/forms/draft-status'
import { LeaveGuard } from '../../components/forms/leave-guard'
import { RestoredDraft } from '../../components/forms/restored-draft'
import { StaleDialog } from '../../components/forms/stale-dialog'
import { Page } from '../../components/page/page'
import { mayPublishCourses } from '../may-publish'
import { StateTag } from '../state-tag'
import { Fields } from './fields'
import { LessonDrawer } from './lesson-drawer'
import { Lessons } from './lessons'
import { Publication } from './publication'
import { useEdit } from './use-edit'

interface Props {
  courseId: string
  learner: Learner
  first: { revision: number; facts: CourseFacts }
  course: CourseDraft | undefined
  categories: Category[]
}

export function Editor({ courseId, learner, first, course, categories }: Props) {
  const edit = useEdit({ courseId, learnerId: learner.learnerId, first, course })
  const { draft, saving } = edit
  const { lessons } = draft.facts
  const [open, setOpen] = useState<number>() // the lesson in the drawer
  const isNew = draft.revision === 0
  const show = (path: string) => {
    const lesson = /^lessons[.[](\d+)/.exec(path)?.[1]
    if (lesson !== undefined) return setOpen(Number(lesson))
    const field = document.getElementById(`course-${path.split(/[.[]/)[0]}`)
    field?.scrollIntoView({ block: 'center', behavior: 'smooth' })
    field?.focus({ preventScroll: true })
  }
  return (
    <Page
      title={isNew ? '新建课程' : draft.facts.title || '未命名课程'}
      name={isNew ? '新建课程' : draft.facts.title}
      back={{ to: '/courses', label: '课程' }}
      aside={
        <>
          {course && <StateTag state={course.state} />}
          <DraftStatus dirty={draft.dirty} keptAt={draft.keptAt} isNew={isNew} />
        </>
      }
      actions={
        <Button
          type={draft.dirty || isNew ? 'primary' : 'default'}
          onClick={edit.saveNow}
          loading={saving.busy}
        >
          保存
        </Button>
      }
    >
      <LeaveGuard dirty={draft.dirty} onKeep={draft.keep} onDiscard={draft.forget} />
      <StaleDialog
        open={saving.stale}
        what="课程"
        onReload={saving.reload}
        onCopy={saving.copy}
        onClose={saving.closeStale}
      />
      {draft.restored && <RestoredDraft keptAt={draft.keptAt} onDiscard={saving.discard} />}
      <div className="with-side">
        <Spin spinning={edit.busy} size="large">
          <div className="stack">
            <Card title="基本信息">
              <Fields facts={draft.facts} change={draft.change} unfit={edit.unfit} categories={categories} />
            </Card>
            <Lessons
              lessons={lessons}
              onChange={(next) => draft.change({ lessons: next })}
              onOpen={setOpen}
            />
          </div>
        </Spin>
        <Publication
          edit={edit}
          course={course}
          mayPublish={mayPublishCourses(learner.grants)}
          onShow={show}
        />
      </div>
      <LessonDrawer
        index={open}
        written={saving.written}
        lessons={lessons}
        onChange={(index, patch) =>
          draft.change({ lessons: lessons.with(index, { ...lessons[index]!, ...patch }) })
        }
        onClose={() => setOpen(undefined)}
      />
    </Page>
  )
}
