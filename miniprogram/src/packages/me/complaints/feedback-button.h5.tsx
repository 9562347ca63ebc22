/** Browsers have no such form; the page says whom to turn to. */
export const FeedbackButton = () => null
