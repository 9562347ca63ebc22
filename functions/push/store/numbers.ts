// Numbers in keys have leading zeros, so that keys sort as the numbers do.
export const twoDigits = (number: number) => `${number}`.padStart(2, '0')
export const fiveDigits = (number: number) => `${number}`.padStart(5, '0')
