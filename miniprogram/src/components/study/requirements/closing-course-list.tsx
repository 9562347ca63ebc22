import { Text, View } from '@tarojs/components'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { type ClosingCourses, chooseClosingCourses } from '@zhixing/shared/ledger/closing-courses'
import type { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import { pages } from '@zhixing/shared/pages'
import { useState } from 'react'
import { openPage } from '../../../navigation/navigate'
import { studyHoursWords } from '../../../words/study-hours'
import { ActionButton } from '../../controls/action-button'
import { Pressable } from '../../controls/pressable'
import { QueryView } from '../../feedback/query-view'
import { Skeleton } from '../../feedback/skeleton'
import { useOpenCourses } from './use-open-courses'

interface Props {
  requirement: RequirementProgress
}

/** A button that unfolds the courses which close the requirement. They are loaded when it is pressed. */
export function ClosingCourseList({ requirement }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <View className="closing">
      <ActionButton kind="quiet" isExpanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? '收起' : '学哪些课能补上'}
      </ActionButton>
      {isOpen && <Courses requirement={requirement} />}
    </View>
  )
}

function Courses({ requirement }: Props) {
  const result = useOpenCourses()
  return (
    <QueryView result={result} skeleton={<Skeleton parts={['lines', 'lines']} />}>
      {(openCourses) => {
        const closing = chooseClosingCourses(requirement, openCourses)
        return (
          <>
            {closing.courses.map(({ courseId, title, requirement: part, studyHours }) => (
              <Pressable
                role="link"
                className="closing__course"
                onClick={() => openPage(cataloguePages.course, { courseId })}
                key={courseId}
              >
                <Text className="closing__title">{title}</Text>
                <Text className="closing__facts">
                  {`${part === 'required' ? '必修' : '选修'} · ${studyHoursWords(studyHours)}`}
                </Text>
              </Pressable>
            ))}
            <Text className="closing__sum">{sumWords(closing)}</Text>
            {closing.remainingHours > 0 && (
              <ActionButton kind="plain" onClick={() => openPage(pages.catalogue)}>
                查看全部课程
              </ActionButton>
            )}
          </>
        )
      }}
    </QueryView>
  )
}

function sumWords({ courses, remainingHours }: ClosingCourses): string {
  if (courses.length === 0) return '现在没有可以补上的课程，新课上线后会出现在这里。'
  const all = courses.length === 1 ? '学完这门课' : `学完这 ${courses.length} 门课`
  return remainingHours > 0 ? `${all}，还差 ${studyHoursWords(remainingHours)}。` : `${all}，就达到要求。`
}
