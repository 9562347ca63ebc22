// iOS before 15.4 has no `Array.prototype.at`, which the shared rules use.
if (!Array.prototype.at) {
  Object.defineProperty(Array.prototype, 'at', {
    configurable: true,
    writable: true,
    value<T>(this: T[], index: number): T | undefined {
      return this[index < 0 ? this.length + index : index]
    },
  })
}

export {}
