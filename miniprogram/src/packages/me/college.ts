/** The college of this deployment. Pages leave out what is not set here. */
export const college: { name: string; complaintsOffice?: string; answerWorkingDays?: number } = {
  name: '知行学院',
}
