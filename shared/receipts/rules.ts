/**
 * 姓名只显示姓。
 * The first character, and a mark for each that follows.
 */
export function maskReceiptName(name: string): string {
  const [first = '', ...rest] = [...name]
  return first + rest.map(() => '＊').join('')
}
