import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import { t } from '../../../text/desk-text.ts'
import { foldName } from '../../new-idea/find-streets.ts'

/** So few one sees at a glance. */
const FEW = 8

type Listed = { title: string; areas: readonly AreaReference[] }
type Props = { count: number; value: string; onType: (text: string) => void }

/** Narrows a list that is too long to look through. */
export function FilterField({ count, value, onType }: Props) {
  if (count <= FEW) return null
  return (
    <div className="field">
      <label htmlFor="content-filter">{t('content.filter')}</label>
      <input
        id="content-filter"
        type="search"
        autoComplete="off"
        value={value}
        onChange={({ target }) => onType(target.value)}
      />
    </div>
  )
}

/** What has every word of the filter in its title or its kernen. */
export function filterListed<T extends Listed>(items: readonly T[], filter: string): readonly T[] {
  const words = foldName(filter).split(' ').filter(Boolean)
  return items.filter(({ title, areas }) => {
    const text = foldName([title, ...areas.map(({ name }) => name)].join(' '))
    return words.every((word) => text.includes(word))
  })
}
