import { Grid } from 'antd'

/** Whether the window is as narrow as a phone, where a table has one column only. */
export const useIsNarrow = () => !(Grid.useBreakpoint().md ?? window.innerWidth >= 768)
