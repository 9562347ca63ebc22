import type { Grant } from '@zhixing/shared/identity/role'
import { TreeSelect } from 'antd'
import { errorTitle } from '../../server/error-title'
import '../forms/forms.css'
import { useOrganisationPath } from './use-organisation-path'
import { useOrganisationTree } from './use-organisation-tree'

interface Props {
  /** The organisations of these grants and those below them can be chosen. */
  grants: Grant[]
  value: string
  onChange: (organisationId: string) => void
  /** What is chosen by the organisation with this path of names. */
  hintOf: (path: string) => string
  placeholder: string
  id?: string
}

/** Chooses an organisation. A province has tens of thousands, so the tree is loaded level by level. */
export function OrganisationSelect({ grants, value, onChange, hintOf, placeholder, id }: Props) {
  const { nodes, loadChildren, error } = useOrganisationTree(grants)
  const path = useOrganisationPath(value).data
  const name = nodes.find((node) => node.value === value)?.title ?? path?.at(-1)
  return (
    <>
      <TreeSelect
        id={id}
        treeDataSimpleMode
        treeData={nodes}
        loadData={loadChildren}
        labelInValue
        value={value ? { value, label: name ?? '…' } : undefined}
        onChange={(chosen: { value: string; label: string }) => onChange(chosen.value)}
        placeholder={placeholder}
        notFoundContent={error ? errorTitle(error) : '没有可选的单位'}
        popupMatchSelectWidth={false}
        styles={{ popup: { root: { minWidth: 320, maxHeight: 400 } } }}
        style={{ width: '100%' }}
      />
      {/* The space keeps the line's height while the path is loading. */}
      {value && <div className="field-hint">{path ? hintOf(path.join(' / ')) : ' '}</div>}
    </>
  )
}
