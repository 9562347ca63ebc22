import type { PersonStudy } from '@zhixing/shared/people/contract'
import { kindTitles, stateTitles } from '@zhixing/shared/reviews/words'
import { Link } from 'react-router-dom'
import { SectionCard } from '../../components/page/section-card'

/** The anomalies that were seen with the person; absent while there is none. */
export function ReviewsCard({ reviews }: { reviews: PersonStudy['reviews'] }) {
  if (reviews.length === 0) return null
  return (
    <SectionCard title="异常复核">
      <ul className="person-parts">
        {reviews.map(({ reviewId, kind, state, on, seen }) => (
          <li key={reviewId}>
            <div className="year-line">
              <Link to={`/reviews/${reviewId}`}>{kindTitles[kind]}</Link>
              <span>{stateTitles[state]}</span>
            </div>
            <div className="quiet">{`${on} · ${seen}`}</div>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
