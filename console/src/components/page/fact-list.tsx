import { Descriptions } from 'antd'
import type { ReactNode } from 'react'
import { SectionCard } from './section-card'

export interface Fact {
  label: string
  children: ReactNode
}

interface Props {
  facts: Fact[]
  /** Width of the labels in pixels; the widest has to fit. */
  labelWidth?: number
}

/** Labelled facts below each other; the labels are their keys, so each occurs once. */
export const FactList = ({ facts, labelWidth = 72 }: Props) => (
  <Descriptions
    column={1}
    size="small"
    items={facts.map((fact) => ({ key: fact.label, ...fact }))}
    styles={{ label: { width: labelWidth } }}
  />
)

export const FactCard = ({ title, ...list }: Props & { title: string }) => (
  <SectionCard title={title}>
    <FactList {...list} />
  </SectionCard>
)
