/** The roster codes and phone numbers of the rows before. */
export function createRepeatFinder() {
  const rowOfCode = new Map<number, number>()
  const rowOfPhone = new Map<number, number>()

  /** 同一份名册里编号、手机号不得重复。Why this row repeats an earlier one, or undefined; notes it if it does not. */
  return (row: { number: number; rosterCode: string; phone?: string | undefined }): string | undefined => {
    const code = Number(row.rosterCode)
    const phone = row.phone === undefined ? undefined : Number(row.phone)
    const sameCode = rowOfCode.get(code)
    if (sameCode !== undefined) return `学员编号与第 ${sameCode} 行重复`
    const samePhone = phone === undefined ? undefined : rowOfPhone.get(phone)
    if (samePhone !== undefined) return `手机号与第 ${samePhone} 行重复`
    rowOfCode.set(code, row.number)
    if (phone !== undefined) rowOfPhone.set(phone, row.number)
    return undefined
  }
}
