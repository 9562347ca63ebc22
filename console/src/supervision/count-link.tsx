import { Link } from 'react-router-dom'

interface Props {
  /** The page with the people who are counted. */
  to: string
  count: number
  /** What is counted, for a screen reader: 甲县，来不及. */
  label: string
}

/** A number that opens the list behind it; a zero opens none. */
export const CountLink = ({ to, count, label }: Props) =>
  count === 0 ? (
    <span className="quiet">0</span>
  ) : (
    <Link
      to={to}
      className="count-link"
      aria-label={`${label}：${count} 人，查看名单`}
      onClick={(event) => event.stopPropagation()} // the row around it opens another page
    >
      {count}
    </Link>
  )
