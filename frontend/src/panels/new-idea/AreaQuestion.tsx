import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import { t } from '../../text/text.ts'
import { fieldId } from '../ErrorSummary.tsx'

type Props = { areas: readonly AreaReference[]; value: string; onChange: (slug: string) => void }

/** Asks which kern is meant where the place alone does not say it; the likeliest stands first. */
export function AreaQuestion({ areas, value, onChange }: Props) {
  return (
    <fieldset className="area-question" id={fieldId('area')} tabIndex={-1}>
      <legend>{t('where.whichArea')}</legend>
      <div className="radio-row">
        {areas.map(({ slug, name }) => (
          <label key={slug} className="radio">
            <input type="radio" name="area" value={slug} checked={slug === value} onChange={() => onChange(slug)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
