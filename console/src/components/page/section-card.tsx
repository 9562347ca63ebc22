import { Card, type CardProps } from 'antd'

/** A part of a page under a heading: a screen reader goes from heading to heading. */
export const SectionCard = ({ title, ...card }: CardProps) => (
  <Card title={<h2 className="section-heading">{title}</h2>} {...card} />
)
