import { IntlMessageFormat } from 'intl-messageformat'
import type { ReactNode } from 'react'

export const LANGUAGE = 'nl-BE'

type Values = Record<string, string | number>
type RichValues = Record<string, string | number | ((chunks: ReactNode[]) => ReactNode)>

/** The two ways to read a set of messages: as text, and with tags such as `<link>…</link>` made into elements. */
export function createText<Key extends string>(messages: Readonly<Record<Key, string>>) {
  const formats = new Map<Key, IntlMessageFormat>()
  const formatOf = (key: Key): IntlMessageFormat => {
    const known = formats.get(key)
    if (known) return known
    const made = new IntlMessageFormat(messages[key], LANGUAGE)
    formats.set(key, made)
    return made
  }
  return {
    /** The text of `key` in the language of the page, with `values` filled in (ICU MessageFormat). */
    t: (key: Key, values?: Values): string => String(formatOf(key).format(values)),
    /** As `t`, where tags become what the function of that name makes of them. */
    richText: (key: Key, values: RichValues): ReactNode => formatOf(key).format<ReactNode>(values),
  }
}
