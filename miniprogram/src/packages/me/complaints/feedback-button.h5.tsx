/** Browsers have no such form; the page names the other ways. */
export const FeedbackButton = () => null
