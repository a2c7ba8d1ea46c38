import { IntlMessageFormat } from 'intl-messageformat'
import type { ReactNode } from 'react'
import consultations from '../../messages/nl/consultations.json'
import general from '../../messages/nl/general.json'
import nearby from '../../messages/nl/nearby.json'
import works from '../../messages/nl/works.json'

export const LANGUAGE = 'nl-BE'

/** Every text of the site, by its key. */
export const nl = { ...general, ...works, ...consultations, ...nearby }

export type TextKey = keyof typeof nl
type Values = Record<string, string | number>
type RichValues = Record<string, string | number | ((chunks: ReactNode[]) => ReactNode)>

const formats = new Map<TextKey, IntlMessageFormat>()

function formatOf(key: TextKey): IntlMessageFormat {
  const known = formats.get(key)
  if (known) return known
  const made = new IntlMessageFormat(nl[key], LANGUAGE)
  formats.set(key, made)
  return made
}

/** The text of `key` in the language of the page, with `values` filled in (ICU MessageFormat). */
export function t(key: TextKey, values?: Values): string {
  return String(formatOf(key).format(values))
}

/** As `t`, where tags such as `<link>…</link>` become what the function of that name makes of them. */
export function richText(key: TextKey, values: RichValues): ReactNode {
  return formatOf(key).format<ReactNode>(values)
}
