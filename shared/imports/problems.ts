export const importsProblems = {
  'imports/not-found': { status: 404, title: '没有这次导入，或不是您上传的' },
  'imports/exists': { status: 409, title: '这个编号已用于另一个文件，请重新选择文件' },
  'imports/wrong-state': { status: 409, title: '这次导入现在不能这样做，请刷新后再看' },
  'imports/columns-incomplete': { status: 422, title: '姓名、学员编号、职级各要对应一列，每项只能对应一列' },
  'imports/no-result': { status: 404, title: '没有退回的行' },
} as const
