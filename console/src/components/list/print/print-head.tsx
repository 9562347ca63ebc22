/** A filter in words: what it filters by, and the chosen value; undefined where it filters nothing. */
export type FilterInWords = readonly [label: string, value: string | undefined]

/** Stands above a printed list, and only there: the filters in words. */
export function PrintHead({ filters }: { filters: readonly FilterInWords[] }) {
  const chosen = filters.filter(([, value]) => value)
  const text = chosen.map(([label, value]) => `${label}：${value}`).join('；')
  return <p className="print-only">{`筛选条件：${text || '全部'}`}</p>
}

/** Stands below a printed list: who made it and who checked it sign here. */
export const PrintSignatures = () => (
  <p className="print-only print-signatures">
    <span>制表人：</span>
    <span>审核人：</span>
    <span>日期：</span>
  </p>
)
