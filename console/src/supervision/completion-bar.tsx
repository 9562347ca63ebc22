import { type CompletionFigures, requiredPeople } from '@zhixing/shared/supervision/level-counts'

const WIDTH = 100
const HEIGHT = 10

/** How many of those with a requirement have met it, are on the way, and have not begun, as one bar. */
export function CompletionBar({ figures }: { figures: CompletionFigures }) {
  const required = requiredPeople(figures)
  if (required === 0) return <span className="quiet">没有人有学时要求</span>
  const { met, onTheWay, notBegun } = figures
  const widthOf = (people: number) => (people / required) * WIDTH
  return (
    <svg
      className="completion-bar"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`有要求的 ${required} 人中，已达到 ${met} 人，学习中 ${onTheWay} 人，未开始 ${notBegun} 人`}
    >
      <rect className="bar-rest" width={WIDTH} height={HEIGHT} />
      <rect className="bar-met" width={widthOf(met)} height={HEIGHT} />
      <rect className="bar-on-the-way" x={widthOf(met)} width={widthOf(onTheWay)} height={HEIGHT} />
    </svg>
  )
}
