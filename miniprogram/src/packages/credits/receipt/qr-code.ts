import qrcode from 'qrcode-generator'

const DOTS_PER_MODULE = 8 // sharp on every screen; a code of 60 characters stays below 10 kB
const QUIET_ZONE_DOTS = 4 * DOTS_PER_MODULE // what ISO/IEC 18004 requires around a code

/** A QR code as a data URL, which an `Image` shows in WeChat and in a browser without a canvas. */
export function toQrCode(text: string): string {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  return code.createDataURL(DOTS_PER_MODULE, QUIET_ZONE_DOTS)
}
