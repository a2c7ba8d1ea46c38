/** What somebody typed, or null for nothing. */
export function readText(values: FormData, name: string): string | null {
  return String(values.get(name) ?? '').trim() || null
}

/** What of `said` is different from how it was; the order of the names in what lies deeper does not count. */
export function changesOf<T extends object>(said: T, before: T): Partial<T> {
  const entries = Object.entries(said).filter(
    ([name, value]) => inOrder(value) !== inOrder((before as Record<string, unknown>)[name]),
  )
  return Object.fromEntries(entries) as Partial<T>
}

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b)))
      : inner,
  )

type WithoutNulls<T> = { [Name in keyof T as null extends T[Name] ? never : Name]: T[Name] } & {
  [Name in keyof T as null extends T[Name] ? Name : never]?: NonNullable<T[Name]>
}

/** Without the fields in which nothing was filled in: something new leaves out what is not known. */
export const withoutNulls = <T extends object>(said: T) =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) as WithoutNulls<T>
