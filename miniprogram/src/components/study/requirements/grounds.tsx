import { Text } from '@tarojs/components'
import type { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import { useState } from 'react'
import { Pressable } from '../../controls/pressable'
import { groundsOf } from './requirement-words'

/** The rule behind a requirement and its source, folded. */
export function Grounds({ requirement }: { requirement: RequirementProgress }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Pressable
        role="button"
        className="requirements__toggle"
        isExpanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Text className="requirements__toggle-words">{isOpen ? '收起依据' : '依据'}</Text>
        {requirement.sample && <Text className="tag">示例</Text>}
      </Pressable>
      {isOpen &&
        groundsOf(requirement).map((line) => (
          <Text className="requirements__ground" userSelect key={line}>
            {line}
          </Text>
        ))}
    </>
  )
}
