import { Text } from '@tarojs/components'
import { dayOf } from '@zhixing/shared/calendar'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import type { Policy } from '@zhixing/shared/policy/policy'
import { useState } from 'react'
import { Pressable } from '../../../components/controls/pressable'

interface Props {
  entry: CreditEntry
  policy: Policy | undefined
}

/** What an auditor asks for and a learner rarely does: rule, approval and numbers, folded. */
export function EntryOrigin({ entry, policy }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Pressable
        role="button"
        className="entry-card__toggle"
        label={`${isOpen ? '收起' : '查看'}规则和编号：${entry.title}`}
        isExpanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? '收起' : '规则和编号'}
      </Pressable>
      {isOpen &&
        originOf(entry, policy).map((line) => (
          <Text className="entry-card__small" userSelect key={line}>
            {line}
          </Text>
        ))}
    </>
  )
}

function originOf(entry: CreditEntry, policy: Policy | undefined): string[] {
  const number = `编号：${entry.entryId}`
  if (entry.kind === 'reversal') return [`更正的是：${entry.reverses}`, number]
  const rule = `规则：${policy?.title ?? entry.policyId}`
  if (entry.kind === 'award') return [rule, number]
  const approval = `${entry.organisationName}申报，经审批于 ${dayOf(new Date(entry.approvedAt))} 入账`
  return [rule, approval, number]
}
