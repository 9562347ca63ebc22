import { PlusOutlined } from '@ant-design/icons'
import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import { Button } from 'antd'
import { EmptyState } from '../../components/feedback/empty-state'
import { useDragOrder } from '../../components/forms/use-drag-order'
import { SectionCard } from '../../components/page/section-card'
import { formatLength } from './length'
import { LessonRow } from './lesson-row'

const LESSONS_MAX = 60

interface Props {
  lessons: DraftLesson[]
  onChange: (lessons: DraftLesson[]) => void
  onOpen: (index: number) => void
}

const newLesson = (chapter: string | undefined): DraftLesson => ({
  title: '',
  kind: 'video',
  lengthSeconds: 0,
  optional: false,
  chapter,
})

/** The lessons in their order. A chapter is the heading above consecutive lessons that name it. */
export function LessonList({ lessons, onChange, onOpen }: Props) {
  const move = (from: number, to: number) => {
    const lesson = lessons[from]
    if (!lesson || to < 0 || to >= lessons.length) return
    onChange(lessons.toSpliced(from, 1).toSpliced(to, 0, lesson))
  }
  const drag = useDragOrder(move)
  const add = () => {
    onChange([...lessons, newLesson(lessons.at(-1)?.chapter)])
    onOpen(lessons.length)
  }
  const addButton = (
    <Button icon={<PlusOutlined aria-hidden />} onClick={add} disabled={lessons.length >= LESSONS_MAX}>
      加一个课时
    </Button>
  )
  const startsChapter = (index: number) => {
    const chapter = lessons[index]?.chapter
    return Boolean(chapter) && chapter !== lessons[index - 1]?.chapter
  }
  return (
    <SectionCard title={<ListTitle lessons={lessons} />} extra={lessons.length > 0 && addButton}>
      {lessons.length === 0 && (
        <EmptyState description="还没有课时。一个课时是一段视频、一篇图文、一段音频或一份文档。">
          {addButton}
        </EmptyState>
      )}
      <div className="lessons">
        {lessons.map((lesson, index) => (
          <LessonRow
            key={lesson.lessonId ?? `new-${index}`}
            lesson={lesson}
            index={index}
            isLast={index === lessons.length - 1}
            startsChapter={startsChapter(index)}
            drag={drag}
            onMove={move}
            onOpen={() => onOpen(index)}
            onRemove={() => onChange(lessons.toSpliced(index, 1))}
          />
        ))}
      </div>
    </SectionCard>
  )
}

/** Focusable, because the publication check leads here when there are no lessons. */
function ListTitle({ lessons }: { lessons: DraftLesson[] }) {
  const requiredSeconds = lessons
    .filter(({ optional }) => !optional)
    .reduce((sum, { lengthSeconds }) => sum + lengthSeconds, 0)
  return (
    <span id="course-lessons" tabIndex={-1}>
      课时{' '}
      {lessons.length > 0 && (
        <span className="quiet card-note">
          共{lessons.length}个，必学时长 {formatLength(requiredSeconds)}
        </span>
      )}
    </span>
  )
}
