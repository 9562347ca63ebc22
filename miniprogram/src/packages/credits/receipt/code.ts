import qrcode from 'qrcode-generator'

const MODULE = 8 // dots a module: sharp on every screen, and a code of 60 characters stays below 10 kB
const QUIET = 4 * MODULE // what scanners ask for around it

/** A picture an `Image` takes as its address, in WeChat as in a browser: no canvas is needed. */
export function codeOf(url: string): string {
  const code = qrcode(0, 'M')
  code.addData(url)
  code.make()
  return code.createDataURL(MODULE, QUIET)
}
