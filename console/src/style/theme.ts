import type { ThemeConfig } from 'antd'

export const colours = {
  accent: '#b4232a',
  ink: '#1f2328',
  quiet: '#6a7078',
  line: '#e7e5e1',
  ground: '#f6f5f2',
  info: '#2f5d8a',
} as const

/** Laid over `theme` on narrow screens: a finger needs 44 px, a mouse does not. */
export const narrowTheme: ThemeConfig = { token: { controlHeight: 44 } }

/** Whether the person has asked the system for less motion. */
const prefersReducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches

export const theme: ThemeConfig = {
  token: {
    motion: !prefersReducedMotion,
    colorPrimary: colours.accent,
    colorInfo: colours.info,
    colorError: '#c2410c', // unlike the accent, so that a primary button does not look like a warning
    colorSuccess: '#2e7d4f',
    // Set here, because those that Ant Design derives from colours this dark look muddy.
    colorInfoBg: '#eef4fa',
    colorInfoBorder: '#c9dbec',
    colorErrorBg: '#fdf1ea',
    colorErrorBorder: '#f2c7b0',
    colorSuccessBg: '#eef7f1',
    colorSuccessBorder: '#bfdfcb',
    // What Ant Design derives has a contrast of 1.8 : 1.
    colorTextPlaceholder: colours.quiet,
    colorTextBase: colours.ink,
    colorTextDescription: colours.quiet,
    colorBgLayout: colours.ground,
    colorBorderSecondary: colours.line,
    colorLink: '#9d1f26',
    borderRadius: 6,
    fontSize: 14,
    fontFamily:
      '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "Segoe UI", sans-serif',
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', bodyBg: colours.ground },
    Menu: { itemSelectedBg: '#fbeeee', itemSelectedColor: colours.accent, itemBorderRadius: 6 },
    Table: { headerBg: '#faf9f7', headerColor: colours.quiet, rowHoverBg: '#fcfbf9' },
    Tabs: { titleFontSize: 15 },
    Descriptions: { labelColor: colours.quiet },
    Card: { headerFontSize: 15 },
  },
}
