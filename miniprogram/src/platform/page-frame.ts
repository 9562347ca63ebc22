/** WeChat draws the title bar and the frame of a page; only H5 needs styles for them. */
export {}
