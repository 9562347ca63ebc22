import './forms.css'

/** A field of a document in words, to compare two versions of it. */
export interface ComparedField<Facts> {
  label: string
  textOf: (facts: Facts) => string
}

interface Props<Facts> {
  fields: readonly ComparedField<Facts>[]
  saved: Facts
  mine: Facts
}

/** The fields in which the saved version and the editor's differ, side by side. */
export function SavedBesideMine<Facts>({ fields, saved, mine }: Props<Facts>) {
  const different = fields.filter(({ textOf }) => textOf(saved) !== textOf(mine))
  if (!different.length) return <p>两份的主要文字相同，其他设置可能不同。</p>
  return (
    <table className="saved-beside-mine">
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">已保存的</th>
          <th scope="col">我这一份</th>
        </tr>
      </thead>
      <tbody>
        {different.map(({ label, textOf }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{textOf(saved) || '（空）'}</td>
            <td>{textOf(mine) || '（空）'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
