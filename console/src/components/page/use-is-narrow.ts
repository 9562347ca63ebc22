import { Grid } from 'antd'

/** A phone in the hand: a table becomes a list of its first column. */
export const useIsNarrow = () => !(Grid.useBreakpoint().md ?? window.innerWidth >= 768)
