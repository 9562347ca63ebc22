import type { Organisation } from '@zhixing/shared/identity/organisation'
import { Link } from 'react-router-dom'
import { addressOfUnit } from '../words'

interface Props {
  /** From the highest unit that the administrator supervises down to the one above the page's. */
  above: Organisation[]
  name: string
  year: number
}

/** The way back up; a single unit without one above it has none. */
export const UnitPath = ({ above, name, year }: Props) =>
  above.length > 0 && (
    <nav className="unit-path" aria-label="上级单位">
      {above.map((unit) => (
        <span key={unit.organisationId}>
          <Link to={addressOfUnit(unit.organisationId, year)}>{unit.name}</Link>
          <span aria-hidden> / </span>
        </span>
      ))}
      <span aria-current="page">{name}</span>
    </nav>
  )
