import { Link } from 'wouter'
import { LANGUAGE } from '../text/text.ts'

const list = new Intl.ListFormat(LANGUAGE, { type: 'conjunction' })

type Props = { base: string; items: readonly { slug: string; name: string }[] }

/** Names as “a, b en c”, each a link to its page below `base`. */
export function Links({ base, items }: Props) {
  // Slugs come back out where the formatter puts them; their names may be the same.
  const names = new Map(items.map(({ slug, name }) => [slug, name]))
  return list.formatToParts(names.keys()).map(({ type, value }, position) =>
    type === 'element' ? (
      <Link key={value} href={`${base}${value}`}>
        {names.get(value)}
      </Link>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: what stands between two names has no other name
      <span key={position}>{value}</span>
    ),
  )
}
