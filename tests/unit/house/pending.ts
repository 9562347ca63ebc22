/**
 * Places that are not yet rewritten. Each list may only become shorter: `vocabulary.test.ts` and `structure.test.ts` fail
 * when a place on it has nothing left to mend.
 */
export const pending = {
  /** Folders whose comments and test names still use the old words. */
  words: [] as string[],
  /** Folders with lines of more than 110 columns. */
  width: ['tests/'],
  /** Files of more than 300 lines. */
  length: [
    'tests/integration/announcements/announcements.test.ts',
    'tests/integration/reviews/reviews.test.ts',
  ],
  /** Folders of more than 20 files. */
  heaps: [] as string[],
}
