import { IntlMessageFormat } from 'intl-messageformat'
import nl from '../../messages/nl/mail.json' with { type: 'json' }

type TextKey = keyof typeof nl

/** The Dutch text of `key` for what leaves the house on its own, such as a mail, with `values` filled in (ICU). */
export const text = (key: TextKey, values: Record<string, string | number> = {}): string =>
  String(new IntlMessageFormat(nl[key], 'nl-BE', undefined, { ignoreTag: true }).format(values))
