import type { CreditRequestDetail, RowResult } from '@zhixing/shared/corrections/contract'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { enteredAt } from '@zhixing/shared/ledger/rules'
import { Card, Descriptions, Table, Tag } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { requirementTitles, subjectTitles } from '../../components/course/titles'
import { entryTitles, hoursWords } from '../words'

/** The entry that is to be taken back, as the ledger has it. */
export function Entry({ entry, detail }: { entry: CreditEntry; detail: CreditRequestDetail }) {
  const row = detail.rows[0]
  const lines = [
    { label: '学员', children: row ? `${row.name}（${row.rosterCode}）` : '' },
    { label: '课程或班次', children: entry.title },
    {
      label: '类别',
      children: `${entryTitles[entry.kind]} · ${requirementTitles[entry.requirement]} · ${subjectTitles[entry.subject]}`,
    },
    { label: '学时', children: hoursWords(entry.studyHours) },
    { label: '年度', children: `${entry.creditYear}` },
    { label: '入账时间', children: <BeijingTime at={enteredAt(entry)} /> },
    { label: '编号', children: <span className="hash">{entry.entryId}</span> },
  ]
  return (
    <Card title="要冲正的学时">
      <Descriptions
        column={1}
        size="small"
        items={lines.map((line) => ({ key: line.label, ...line }))}
        styles={{ label: { width: 88 } }}
      />
      {row?.result && <p className="row-note">{outcomeOf(row.result)}</p>}
    </Card>
  )
}

function outcomeOf({ present, overDay }: RowResult): string {
  if (overDay) return '当天已有其他班次的学时，恢复后会超过一天的上限，没有恢复。'
  return present ? '这笔学时已由另一件申请冲正，没有重复冲正。' : '已冲正。'
}

/** The class with everybody in it, and what became of each. */
export function Declared({ detail }: { detail: CreditRequestDetail }) {
  if (!detail.class) return null
  const { days, studyHours, requirement, subject } = detail.class
  const lines = [
    { label: '上课日期', children: days.join('、') },
    { label: '每天', children: hoursWords(studyHours) },
    { label: '类别', children: `${requirementTitles[requirement]} · ${subjectTitles[subject]}` },
  ]
  return (
    <>
      <Card title="班次">
        <Descriptions
          column={1}
          size="small"
          items={lines.map((line) => ({ key: line.label, ...line }))}
          styles={{ label: { width: 72 } }}
        />
      </Card>
      <Card title={`名单（${detail.rows.length} 人）`}>
        <Table
          rowKey="learnerId"
          size="small"
          pagination={detail.rows.length > 20 && { pageSize: 20, showSizeChanger: false }}
          dataSource={detail.rows}
          columns={[
            { title: '姓名', dataIndex: 'name', width: 110 },
            { title: '学员编号', dataIndex: 'rosterCode', width: 110 },
            { title: '结果', key: 'result', render: (_, { result }) => <Result result={result} /> },
          ]}
        />
      </Card>
    </>
  )
}

function Result({ result }: { result: RowResult | undefined }) {
  if (!result) return <span className="quiet">—</span>
  return (
    <>
      {result.entered > 0 && <Tag color="green">{`${result.entered} 天已入账`}</Tag>}
      {result.present > 0 && <Tag>{`${result.present} 天早已入账，没有重复`}</Tag>}
      {result.overDay > 0 && <Tag color="orange">{`${result.overDay} 天超过一天的上限，未入账`}</Tag>}
    </>
  )
}
