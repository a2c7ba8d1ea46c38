import { useQuery } from '@tanstack/react-query'
import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import { streetsQuery } from '../../api/queries.ts'
import { type DeskTextKey, t } from '../../text/desk-text.ts'
import { isNumberUnknown } from '../new-idea/draft.ts'
import { splitAddress } from '../new-idea/find-streets.ts'
import { StreetField } from '../new-idea/StreetField.tsx'

/** What is typed of a place; `streetId` once the street is known. */
export type StreetOrKernDraft = { street: string; streetId: number | null; houseNumber: string; area: string }

type Props = {
  /** Of the field of the street. */
  name: string
  draft: StreetOrKernDraft
  kernen: readonly AreaReference[]
  numberLabel: DeskTextKey
  areaLabel: DeskTextKey
  areaHint?: DeskTextKey
  /** What is wrong with the street, its number, or the kern. */
  wrong?: { street?: string | undefined; houseNumber?: string | undefined; area?: string | undefined }
  change: (part: Partial<StreetOrKernDraft>) => void
}

/** A place by street and number, by kern, or by all of them near a border. */
export function StreetOrKern({ name, draft, kernen, numberLabel, areaLabel, areaHint, wrong = {}, change }: Props) {
  const { data: streets } = useQuery(streetsQuery())
  const street = streets?.items.find(({ id }) => id === draft.streetId)
  return (
    <>
      <div className="field">
        <StreetField
          name={name}
          value={draft.street}
          isChosen={draft.streetId !== null}
          isWrong={wrong.street !== undefined}
          onType={(text, exact) => change({ street: text, streetId: exact?.id ?? null })}
          onChoose={(street, typed) =>
            change({
              street: street.name,
              streetId: street.id,
              houseNumber: splitAddress(typed).houseNumber || draft.houseNumber,
            })
          }
        />
        {wrong.street && <p className="wrong">{wrong.street}</p>}
      </div>
      <div className="act-row">
        <label>
          {t(numberLabel)}
          <input
            type="text"
            maxLength={12}
            autoComplete="off"
            aria-invalid={wrong.houseNumber ? true : undefined}
            aria-describedby={wrong.houseNumber && `${name}-wrong-number`}
            value={draft.houseNumber}
            onChange={({ target }) => change({ houseNumber: target.value })}
          />
        </label>
        <label>
          {t(areaLabel)}
          <select
            value={draft.area}
            aria-invalid={wrong.area ? true : undefined}
            aria-describedby={
              [areaHint && `${name}-hint`, wrong.area && `${name}-wrong`].filter(Boolean).join(' ') || undefined
            }
            onChange={({ target }) => change({ area: target.value })}
          >
            <option value="" />
            {kernen.map(({ slug, name: kern }) => (
              <option key={slug} value={slug}>
                {kern}
              </option>
            ))}
          </select>
        </label>
      </div>
      {areaHint && (
        <p id={`${name}-hint`} className="hint">
          {t(areaHint)}
        </p>
      )}
      {wrong.houseNumber && (
        <p id={`${name}-wrong-number`} className="wrong">
          {wrong.houseNumber}
        </p>
      )}
      {wrong.area && (
        <p id={`${name}-wrong`} className="wrong">
          {wrong.area}
        </p>
      )}
      <div role="status">
        {street && !street.hasPlace && <p className="note warn">{t('place.streetUnknown')}</p>}
        {street?.hasPlace && isNumberUnknown(street, draft.houseNumber) && (
          <p className="note warn">{t('place.numberUnknown', { number: draft.houseNumber, street: street.name })}</p>
        )}
      </div>
    </>
  )
}

// What comes behind the number of a house, such as a box, lies in the same house.
const WITHOUT_BOX = /^\d{1,4}(?: ?[a-z](?![a-z]))?(?=$|[\s/,.-]|bis|bus)/i

/** The place as the API takes it, or null where nothing was said. */
export function toLocation({ streetId, houseNumber, area }: StreetOrKernDraft) {
  const number = WITHOUT_BOX.exec(houseNumber.trim())?.[0] ?? houseNumber.trim()
  return streetId ? { streetId, ...(number && { houseNumber: number }) } : area ? { area } : null
}
