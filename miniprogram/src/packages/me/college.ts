/** The deployment's own words. What is not set here is not promised to anybody. */
export const college: { name: string; complaintsOffice?: string; answerWorkingDays?: number } = {
  name: '知行学院',
}
