export const unreadableReasons = {
  empty: '文件是空的',
  'old-excel': '这是旧版 Excel 文件（.xls），请在 Excel 或 WPS 里另存为 .xlsx 再上传',
  encrypted: '文件设了密码，请去掉密码再上传',
  'not-a-table': '文件不是 Excel 工作簿，也不是文本表格；请上传 .xlsx 或 .csv',
  damaged: '文件已损坏，打不开；请在 Excel 或 WPS 里打开后另存一份再上传',
  'too-large': '文件里的内容过大，请拆成几份再上传',
} as const

export type UnreadableReason = keyof typeof unreadableReasons

/** A file that cannot be read as a table. `reason` says what its owner can do. */
export class UnreadableFileError extends Error {
  constructor(
    readonly reason: UnreadableReason,
    cause?: unknown,
  ) {
    super(`the file cannot be read: ${reason}`, { cause })
    this.name = 'UnreadableFileError'
  }
}
