function addMissing(target: object, name: string, value: (...parameters: never[]) => unknown) {
  if (name in target) return
  Object.defineProperty(target, name, { configurable: true, writable: true, value })
}

// The build transpiles syntax but adds no methods. iOS 11 lacks these, which our code and our packages use.
addMissing(Array.prototype, 'at', function <T>(this: T[], index: number): T | undefined {
  return this[index < 0 ? this.length + index : index]
})
addMissing(Array.prototype, 'flat', function <T>(this: (T | T[])[]): T[] {
  return ([] as T[]).concat(...this)
})
addMissing(Array.prototype, 'flatMap', function <
  T,
  U,
>(this: T[], toValues: (value: T, index: number, array: T[]) => U | U[]): U[] {
  return ([] as U[]).concat(...this.map(toValues))
})
addMissing(Object, 'fromEntries', (entries: Iterable<[string, unknown]>) => {
  const object: Record<string, unknown> = {}
  for (const [key, value] of Array.from(entries)) object[key] = value
  return object
})
addMissing(String.prototype, 'replaceAll', function (this: string, search: string, replacement: string) {
  return this.split(search).join(replacement)
})
addMissing(Promise.prototype, 'finally', function (this: Promise<unknown>, act: () => unknown) {
  const afterwards = () => Promise.resolve(act())
  return this.then(
    (value) => afterwards().then(() => value),
    (error: unknown) =>
      afterwards().then(() => {
        throw error
      }),
  )
})

export {}
