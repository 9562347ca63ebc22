import { organisationIdOf, pathsAbove } from '@zhixing/shared/identity/organisation'
import type { Grant } from '@zhixing/shared/identity/role'
import { TreeSelect } from 'antd'
import { errorTitle } from '../../server/error-title'
import '../forms/forms.css'
import { useOrganisationPath } from './use-organisation-path'
import { useOrganisationTree } from './use-organisation-tree'

interface Props {
  /** The organisations of these grants and those below them can be chosen. */
  grants: Grant[]
  /** Empty while none is chosen. */
  value: string
  /** Called with the empty text when the choice is cleared. */
  onChange: (organisationId: string) => void
  mayClear?: boolean
  /** What is chosen by the organisation with this path of names; absent where a filter needs no sentence. */
  hintOf?: (path: string) => string
  placeholder: string
  id?: string
  /** Accessible name where no label stands beside it. */
  label?: string
  /** Opens the list at once, down to the organisation with this path: the choice is often one beside it. */
  opensAt?: string
}

/** Chooses an organisation. A province has tens of thousands, so the tree is loaded level by level. */
export function OrganisationSelect({ grants, value, onChange, mayClear = false, ...look }: Props) {
  const { hintOf, placeholder, id, label, opensAt } = look
  const { nodes, loadChildren, isReady, error } = useOrganisationTree(grants, opensAt)
  const path = useOrganisationPath(value).data
  const name = nodes.find((node) => node.value === value)?.title ?? path?.at(-1)
  return (
    <>
      <TreeSelect
        key={String(isReady)} // a tree takes the nodes that are open at first once
        id={id}
        aria-label={label}
        allowClear={mayClear}
        {...(opensAt !== undefined && {
          autoFocus: true,
          defaultOpen: isReady,
          treeDefaultExpandedKeys: pathsAbove(opensAt).map(organisationIdOf),
        })}
        treeDataSimpleMode
        treeData={nodes}
        loadData={loadChildren}
        labelInValue
        value={value ? { value, label: name ?? '…' } : undefined}
        onChange={(chosen?: { value: string; label: string }) => onChange(chosen?.value ?? '')}
        placeholder={placeholder}
        notFoundContent={error ? errorTitle(error) : '没有可选的单位'}
        popupMatchSelectWidth={false}
        styles={{ popup: { root: { minWidth: 320, maxHeight: 400 } } }}
        style={{ width: '100%' }}
      />
      {/* The space keeps the line's height while the path is loading. */}
      {value && hintOf && <div className="field-hint">{path ? hintOf(path.join(' / ')) : ' '}</div>}
    </>
  )
}
