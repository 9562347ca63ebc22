import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import { LessonKind } from '@zhixing/shared/catalogue/course'
import { AutoComplete, Form, Input, Radio, Switch } from 'antd'
import { lessonKindTitles } from '../words'
import { LengthInput } from './length-input'
import { LessonBody } from './lesson-body'
import { LessonMedia } from './lesson-media'
import { LessonQuestions } from './lesson-questions'

interface Props {
  lesson: DraftLesson
  chapters: string[]
  onChange: (patch: Partial<DraftLesson>) => void
}

export function LessonFields({ lesson, chapters, onChange }: Props) {
  const reading = lesson.kind === 'article' || lesson.kind === 'document'
  return (
    <Form layout="vertical" component="div" requiredMark={false}>
      <Form.Item label="课时标题" htmlFor="lesson-title">
        <Input
          id="lesson-title"
          autoFocus={!lesson.title}
          value={lesson.title}
          maxLength={80}
          showCount
          placeholder="这一课讲什么"
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="所属章" htmlFor="lesson-chapter" extra="同一章的课时排在一起；不分章就不用填">
        <AutoComplete
          id="lesson-chapter"
          value={lesson.chapter ?? ''}
          options={chapters.map((value) => ({ value }))}
          onChange={(chapter: string) => onChange({ chapter: chapter.slice(0, 60) })}
          placeholder="如：第一章 总则"
        />
      </Form.Item>
      <Form.Item label="类型">
        <Radio.Group
          optionType="button"
          value={lesson.kind}
          options={LessonKind.options.map((kind) => ({ value: kind, label: lessonKindTitles[kind] }))}
          onChange={(event) => onChange(ofKind(event.target.value))}
        />
      </Form.Item>
      {lesson.kind === 'article' ? (
        <LessonBody lesson={lesson} onChange={onChange} />
      ) : (
        <LessonMedia lesson={lesson} onChange={onChange} />
      )}
      <Form.Item
        label={reading ? '阅读用时' : '时长'}
        htmlFor="lesson-length"
        extra={reading ? '学员读完大约需要多久，按它计入学习时长' : '选好文件后自动读取，也可以手填'}
        className="narrow"
      >
        <LengthInput
          id="lesson-length"
          value={lesson.lengthSeconds}
          onChange={(lengthSeconds) => onChange({ lengthSeconds })}
        />
      </Form.Item>
      <LessonQuestions lesson={lesson} onChange={onChange} />
      <Form.Item label="选学" htmlFor="lesson-optional" extra="选学的课时不影响课程完成，也不计学时">
        <Switch
          id="lesson-optional"
          checked={lesson.optional}
          onChange={(optional) => onChange({ optional })}
        />
      </Form.Item>
    </Form>
  )
}

/** A file of one kind is none of another: what does not fit is put away with the old kind. */
const ofKind = (kind: LessonKind): Partial<DraftLesson> => ({
  kind,
  mediaUrl: undefined,
  webmUrl: undefined,
  captionsUrl: undefined,
  posterUrl: undefined,
})
