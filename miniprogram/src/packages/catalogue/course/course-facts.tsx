import { Text, View } from '@tarojs/components'
import type { Course } from '@zhixing/shared/catalogue/course'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import { roundedLengthWords } from '../../../words/lengths'
import { studyHoursWords } from '../../../words/study-hours'

/** Study hours, length and kind of a course in one line. */
export function CourseNumbers({ course }: { course: Course }) {
  return (
    <View className="course__numbers">
      <Figure value={studyHoursWords(course.studyHours)} name="学完计入" />
      <Figure value={`${course.lessons.length} 课时`} name={roundedLengthWords(course.lengthSeconds)} />
      <Figure
        value={course.requirement === 'required' ? '必修' : '选修'}
        name={course.subject === 'general' ? '公需科目' : '专业科目'}
      />
    </View>
  )
}

const Figure = ({ value, name }: { value: string; name: string }) => (
  <View className="course__figure">
    <Text className="course__value">{value}</Text>
    <Text className="note">{name}</Text>
  </View>
)

export function CourseFacts({ course }: { course: Course }) {
  return (
    <View className="course__facts">
      {factsOf(course).map(([name, value]) => (
        <View className="course__fact" key={name}>
          <Text className="course__fact-name">{name}</Text>
          <Text className="course__fact-value">{value}</Text>
        </View>
      ))}
    </View>
  )
}

function factsOf(course: Course): [name: string, value: string][] {
  const { teacher, teacherTitle, jobLevels, presence, tags, studied } = course
  const facts: [string, string | false | undefined][] = [
    ['主讲', `${teacher} · ${teacherTitle}`],
    ['面向', jobLevels.map((level) => jobLevelTitles[level]).join('、') || '全体学员'],
    ['在学确认', presence && `大约每 ${presence.everyMinutes} 分钟一次，学完一课时答一道小题，不计分`],
    ['标签', tags.join('、')],
    ['学习', studied > 0 && `${studied} 人`],
  ]
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]))
}
