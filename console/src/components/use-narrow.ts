import { Grid } from 'antd'

/** A phone in the hand: a table becomes a list of its first column. */
export const useNarrow = () => !(Grid.useBreakpoint().md ?? window.innerWidth >= 768)
