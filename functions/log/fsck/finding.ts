/** One deviation: where it is, in words that name one thing to look at, and what is wrong with it. */
export interface FsckFinding {
  where: string
  what: string
}
