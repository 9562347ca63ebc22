import type { ComparedField } from '../../components/forms/saved-beside-mine'
import '../../components/forms/forms.css'

interface Props<Facts> {
  headings: [before: string, after: string]
  fields: readonly ComparedField<Facts>[]
  before: Facts
  after: Facts
}

/** The fields in which two versions differ, side by side. */
export function TwoVersions<Facts>({ headings, fields, before, after }: Props<Facts>) {
  const different = fields.filter(({ textOf }) => textOf(before) !== textOf(after))
  if (different.length === 0) return <p className="quiet">还没有改动。</p>
  return (
    <table className="saved-beside-mine">
      <thead>
        <tr>
          <th scope="col">项目</th>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {different.map(({ label, textOf }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{textOf(before)}</td>
            <td>
              <strong>{textOf(after) || '…'}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
