import type { Grant } from '@zhixing/shared/identity/role'
import { TreeSelect } from 'antd'
import { errorTitle } from '../../server/error-title'
import { useOrganisationPath } from './use-organisation-path'
import { useOrganisationTree } from './use-organisation-tree'

interface Props {
  grants: Grant[] // whose subtrees may be chosen from
  value: string
  onChange: (organisationId: string, name: string) => void
  id?: string
}

/** The administrator's own part of the tree, opened level by level: a province has tens of thousands of villages. */
export function OrganisationSelect({ grants, value, onChange, id }: Props) {
  const { nodes, open, error } = useOrganisationTree(grants)
  const path = useOrganisationPath(value)
  const name = nodes.find((node) => node.value === value)?.title ?? path.data?.at(-1)
  return (
    <>
      <TreeSelect
        id={id}
        treeDataSimpleMode
        treeData={nodes}
        loadData={open}
        labelInValue
        value={value ? { value, label: name ?? '…' } : undefined}
        onChange={(chosen: { value: string; label: string }) => onChange(chosen.value, chosen.label)}
        placeholder="请选择收件单位"
        notFoundContent={error ? errorTitle(error) : '没有可选的单位'}
        popupMatchSelectWidth={false}
        styles={{ popup: { root: { minWidth: 320, maxHeight: 400 } } }}
        style={{ width: '100%' }}
      />
      {value && (
        <div className="field-hint">
          {path.data ? `${path.data.join(' / ')} 及其下级单位的全体学员` : ' '}
        </div>
      )}
    </>
  )
}
