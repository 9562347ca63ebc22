import type { ImportColumn } from '@zhixing/shared/imports/contract'
import { fieldTitles, type ImportField, importFields, requiredFields } from '@zhixing/shared/imports/fields'
import { Select } from 'antd'

const NOT_IMPORTED = 'none'
const choices = [
  ...importFields.map((field) => ({
    value: field as string,
    label: requiredFields.some((required) => required === field)
      ? `${fieldTitles[field]}（必有）`
      : fieldTitles[field],
  })),
  { value: NOT_IMPORTED, label: '不导入' },
]

interface Props {
  columns: ImportColumn[]
  fields: (ImportField | null)[] // one for each column; null: not imported
  onChoose: (index: number, field: ImportField | null) => void
}

/** The columns of the file with samples, and what each is taken as. */
export function ColumnTable({ columns, fields, onChoose }: Props) {
  return (
    <table className="column-table" aria-label="文件的各列">
      <thead>
        <tr>
          <th scope="col">文件里的列</th>
          <th scope="col">前几行</th>
          <th scope="col">当作</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ title, samples }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their position
          <tr key={index}>
            <th scope="row">{title || `第 ${index + 1} 列（没有标题）`}</th>
            <td className="samples quiet">{samples.join('、') || '（空）'}</td>
            <td>
              <Select
                aria-label={`“${title || `第 ${index + 1} 列`}”当作`}
                value={fields[index] ?? NOT_IMPORTED}
                options={choices}
                onChange={(choice) => onChoose(index, fieldOf(choice))}
                style={{ width: 176 }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const fieldOf = (choice: string): ImportField | null =>
  choice === NOT_IMPORTED ? null : (choice as ImportField)
