import type { PersonStudy } from '@zhixing/shared/people/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { BeijingTime } from '../../components/content/beijing-time'
import { hoursText } from '../../components/content/study-hours'
import { requirementTitles } from '../../components/course/titles'
import { SectionCard } from '../../components/page/section-card'

type PersonCourse = PersonStudy['courses'][number]

/** More courses are shown on demand. */
const SHOWN_AT_FIRST = 8

/** The courses of the person that are not withdrawn, those completed last first. */
export function CoursesCard({ courses }: { courses: PersonCourse[] }) {
  const [showsAll, setShowsAll] = useState(false)
  const current = courses.filter(({ state }) => state !== 'withdrawn')
  const sorted = current.toSorted((one, other) => (lastMomentOf(one) < lastMomentOf(other) ? 1 : -1))
  const shown = showsAll ? sorted : sorted.slice(0, SHOWN_AT_FIRST)
  return (
    <SectionCard title="课程" extra={`共 ${current.length} 门`}>
      {current.length === 0 && <span className="quiet">还没有报名的课程。</span>}
      <ul className="person-parts">
        {shown.map((course) => (
          <li key={course.registration}>
            <div className="year-line">
              <span>{course.title}</span>
              <strong>{progressText(course)}</strong>
            </div>
            <div className="quiet">
              {`${requirementTitles[course.requirement]} · ${hoursText(course.studyHours)} · `}
              <BeijingTime at={lastMomentOf(course)} />
              {course.earnedUnder !== undefined && ' · 在并入的档案中学习'}
            </div>
          </li>
        ))}
      </ul>
      {shown.length < sorted.length && (
        <Button onClick={() => setShowsAll(true)}>{`显示全部 ${sorted.length} 门`}</Button>
      )}
    </SectionCard>
  )
}

const lastMomentOf = ({ completedAt, lastStudiedAt, enrolledAt }: PersonCourse): string =>
  completedAt ?? lastStudiedAt ?? enrolledAt

const progressText = ({ state, lessons, lessonsCompleted }: PersonCourse): string =>
  state === 'completed' ? '已完成' : `${lessonsCompleted} / ${lessons} 课时`
