import type { CreditRequestDetail, DeclaredClass, RowResult } from '@zhixing/shared/corrections/contract'
import { Table, Tag } from 'antd'
import { hoursText } from '../../components/content/study-hours'
import { requirementTitles, subjectTitles } from '../../components/course/titles'
import { FactCard } from '../../components/page/fact-list'
import { SectionCard } from '../../components/page/section-card'

export const ClassCard = ({ days, studyHours, requirement, subject }: DeclaredClass) => (
  <FactCard
    title="班次"
    facts={[
      { label: '上课日期', children: days.join('、') },
      { label: '每天', children: hoursText(studyHours) },
      { label: '类别', children: `${requirementTitles[requirement]} · ${subjectTitles[subject]}` },
    ]}
  />
)

/** The learners of the declared class, each with the outcome once the hours are entered. */
export const RosterCard = ({ rows }: Pick<CreditRequestDetail, 'rows'>) => (
  <SectionCard title={`名单（${rows.length} 人）`}>
    <Table
      rowKey="learnerId"
      size="small"
      pagination={rows.length > 20 && { pageSize: 20, showSizeChanger: false }}
      dataSource={rows}
      columns={[
        { title: '姓名', dataIndex: 'name', width: 110 },
        { title: '学员编号', dataIndex: 'rosterCode', width: 110 },
        { title: '结果', key: 'result', render: (_, { result }) => <RowOutcome result={result} /> },
      ]}
    />
  </SectionCard>
)

function RowOutcome({ result }: { result: RowResult | undefined }) {
  if (!result) return <span className="quiet">—</span>
  const { entered, present, overDay } = result
  return (
    <>
      {entered > 0 && <Tag color="green">{`${entered} 天已入账`}</Tag>}
      {present > 0 && <Tag>{`${present} 天早已入账，没有重复`}</Tag>}
      {overDay > 0 && <Tag color="orange">{`${overDay} 天超过一天的上限，未入账`}</Tag>}
    </>
  )
}
