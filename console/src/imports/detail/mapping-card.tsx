import { useMutation, useQueryClient } from '@tanstack/react-query'
import { checkImport, type ImportView } from '@zhixing/shared/imports/contract'
import { fieldTitles, type ImportField, importFields, requiredFields } from '@zhixing/shared/imports/fields'
import { isMappingComplete } from '@zhixing/shared/imports/rules'
import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import { OrganisationSelect } from '../../components/organisation/organisation-select'
import { SectionCard } from '../../components/page/section-card'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { grantsWith } from '../../server/grants'
import { useAdministrator } from '../../server/use-administrator'
import { importQueries } from '../queries'

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

/** Says which column holds what, and to which unit people belong whose row names none. */
export function MappingCard({ shown, onCheck }: { shown: ImportView; onCheck: () => void }) {
  const queryClient = useQueryClient()
  const grants = grantsWith(useAdministrator().data?.grants ?? [], ['system'])
  const [fields, setFields] = useState(() => shown.columns.map(({ field }) => field ?? null))
  const [unit, setUnit] = useState(shown.organisation?.organisationId ?? '')
  const organisationId = unit || (grants.length === 1 ? (grants[0]?.organisationId ?? '') : '')
  const { importId, revision } = shown
  const check = useMutation({
    mutationFn: () => call(checkImport, { importId, revision, organisationId, fields }),
    onSuccess: (next) => {
      queryClient.setQueryData(importQueries.importKey(importId), next)
      onCheck()
    },
  })
  const choose = (index: number, choice: string) =>
    setFields(fields.map((field, at) => (at === index ? fieldOf(choice) : field)))
  return (
    <SectionCard title="核对各列">
      <div className="import-unit">
        <label htmlFor="import-unit">导入到哪个单位</label>
        <OrganisationSelect
          id="import-unit"
          grants={grants}
          value={organisationId}
          onChange={setUnit}
          placeholder="选择单位"
          hintOf={(path) => `没有写单位的人归到：${path}。写了单位的，在它下面按名称找。`}
        />
      </div>
      <table className="column-table" aria-label="文件的各列">
        <thead>
          <tr>
            <th scope="col">文件里的列</th>
            <th scope="col">前几行</th>
            <th scope="col">当作</th>
          </tr>
        </thead>
        <tbody>
          {shown.columns.map(({ title, samples }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their position
            <tr key={index}>
              <th scope="row">{title || `第 ${index + 1} 列（没有标题）`}</th>
              <td className="samples quiet">{samples.join('、') || '（空）'}</td>
              <td>
                <Select
                  aria-label={`“${title || `第 ${index + 1} 列`}”当作`}
                  value={fields[index] ?? NOT_IMPORTED}
                  options={choices}
                  onChange={(choice) => choose(index, choice)}
                  style={{ width: 176 }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {check.isError && <Alert role="alert" type="warning" showIcon title={errorTitle(check.error)} />}
      <div className="import-buttons">
        <Button
          type="primary"
          loading={check.isPending}
          disabled={organisationId === '' || !isMappingComplete(fields)}
          onClick={() => check.mutate()}
        >
          检查每一行
        </Button>
      </div>
      {!isMappingComplete(fields) && (
        <p className="quiet">姓名、学员编号、职级各要对应一列，每项只能对应一列。</p>
      )}
    </SectionCard>
  )
}

const fieldOf = (choice: string): ImportField | null =>
  choice === NOT_IMPORTED ? null : (choice as ImportField)
