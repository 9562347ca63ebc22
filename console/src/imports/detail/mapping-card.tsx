import { useMutation, useQueryClient } from '@tanstack/react-query'
import { checkImport, type ImportView } from '@zhixing/shared/imports/contract'
import type { ImportField } from '@zhixing/shared/imports/fields'
import { isMappingComplete } from '@zhixing/shared/imports/rules'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { OrganisationSelect } from '../../components/organisation/organisation-select'
import { SectionCard } from '../../components/page/section-card'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { grantsWith } from '../../server/grants'
import { useAdministrator } from '../../server/use-administrator'
import { importQueries } from '../queries'
import { ColumnTable } from './column-table'

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
  const choose = (index: number, chosen: ImportField | null) =>
    setFields(fields.map((field, at) => (at === index ? chosen : field)))
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
      <ColumnTable columns={shown.columns} fields={fields} onChoose={choose} />
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
