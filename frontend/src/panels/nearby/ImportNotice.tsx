import type { WorkPage } from '@wijkwerk/backend/contract/works.ts'
import { dayOf } from '../../text/days.ts'
import { formatDate } from '../../text/format.ts'
import { importAge } from '../../text/import-age.ts'
import { t } from '../../text/text.ts'

type Props = {
  works: { data: { pages: readonly WorkPage[] } | undefined; dataUpdatedAt: number }
  /** How far was looked, in words, where no works were found; null where there are, or where the list says it. */
  noneWithin: string | null
}

/** Says, before a list of works, when the register was read too long ago or never; and that there are no works. */
export function ImportNotice({ works, noneWithin }: Props) {
  const first = works.data?.pages[0]
  if (!first) return null
  // Old at the moment of asking: the server and the browser say the same.
  const age = importAge(first.importedAt, works.dataUpdatedAt)
  if (age.kind === 'never') {
    return (
      <p className="soft">
        {noneWithin && t('nearby.noWorksKnown', { distance: noneWithin })} {t('nearby.importNever')}
      </p>
    )
  }
  const date = formatDate(dayOf(age.at))
  return (
    <>
      {age.kind === 'old' && <p className="note warn">{t('nearby.importOld', { date })}</p>}
      {noneWithin && <p>{t('nearby.noWorks', { distance: noneWithin, date })}</p>}
    </>
  )
}
