/** WeChat draws the title bar, the tab bar and the frame of a page; only H5 needs styles and a keyboard for them. */
export const showTypeSize = (_typeSize: string) => {}
