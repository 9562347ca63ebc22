import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import { LessonKind } from '@zhixing/shared/catalogue/course'
import { isPlayed } from '@zhixing/shared/catalogue/media-length'
import { firstCharacters } from '@zhixing/shared/characters'
import { AutoComplete, Form, Input, Radio, Switch } from 'antd'
import { lessonKindTitles } from '../words'
import { BodyField } from './body-field'
import { LengthInput } from './length-input'
import type { LessonProps } from './lesson-props'
import { MeasuredLength } from './measured-length'
import { MediaFields } from './media-fields'
import { QuestionsField } from './questions-field'

/** The chapters of the course are offered, so that lessons of one chapter spell it alike. */
export function LessonFields({ lesson, chapters, onChange }: LessonProps & { chapters: string[] }) {
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
          onChange={(chapter: string) => onChange({ chapter: firstCharacters(chapter, 60) })}
          placeholder="如：第一章 总则"
        />
      </Form.Item>
      <Form.Item label="类型">
        <Radio.Group
          optionType="button"
          value={lesson.kind}
          options={LessonKind.options.map((kind) => ({ value: kind, label: lessonKindTitles[kind] }))}
          onChange={(event) => onChange(changeLessonKind(event.target.value))}
        />
      </Form.Item>
      {lesson.kind === 'article' ? (
        <BodyField lesson={lesson} onChange={onChange} />
      ) : (
        <MediaFields lesson={lesson} kind={lesson.kind} onChange={onChange} />
      )}
      {isPlayed(lesson.kind) ? (
        <MeasuredLength lesson={lesson} onChange={onChange} />
      ) : (
        <Form.Item
          label="阅读用时"
          htmlFor="lesson-length"
          extra="学员读完大约需要多久，按它计入学习时长"
          className="lesson-length-field"
        >
          <LengthInput
            id="lesson-length"
            value={lesson.lengthSeconds}
            onChange={(lengthSeconds) => onChange({ lengthSeconds })}
          />
        </Form.Item>
      )}
      <QuestionsField lesson={lesson} onChange={onChange} />
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

/** Another kind needs other files, so those of the old kind are removed. A text stays until it is saved. */
const changeLessonKind = (kind: LessonKind): Partial<DraftLesson> => ({
  kind,
  mediaUrl: undefined,
  webmUrl: undefined,
  captionsUrl: undefined,
  posterUrl: undefined,
})
