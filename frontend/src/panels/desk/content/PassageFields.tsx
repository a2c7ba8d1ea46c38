import type { Passage } from '@wijkwerk/backend/contract/works.ts'
import { t } from '../../../text/desk-text.ts'

const WAYS = ['car', 'bicycle', 'foot', 'bus', 'bins'] as const
const CAN = ['yes', 'limited', 'no'] as const

/** Can one pass, per way: what nobody knows stays "niet bekend". */
export function PassageFields({ passage }: { passage: Passage }) {
  return (
    <fieldset className="field">
      <legend>{t('content.field.passage')}</legend>
      {WAYS.map((way) => (
        <div key={way} className="content-pair">
          <label>
            {t(`work.way.${way}`)}
            <select name={`can-${way}`} defaultValue={passage[way]?.can ?? ''}>
              <option value="">{t('content.unknown')}</option>
              {CAN.map((can) => (
                <option key={can} value={can}>
                  {t(`work.can.${can}`)}
                </option>
              ))}
            </select>
          </label>
          <input
            name={`can-text-${way}`}
            aria-label={t('content.passageText', { way: t(`work.way.${way}`).toLowerCase() })}
            type="text"
            autoComplete="off"
            maxLength={300}
            defaultValue={passage[way]?.text ?? ''}
          />
        </div>
      ))}
    </fieldset>
  )
}

/** What was filled in, as the contract has it. */
export function readPassage(values: FormData): Passage {
  const said = WAYS.flatMap((way) => {
    const can = CAN.find((one) => one === values.get(`can-${way}`))
    const text = String(values.get(`can-text-${way}`)).trim()
    return can || text ? [[way, { ...(can && { can }), ...(text && { text }) }] as const] : []
  })
  return Object.fromEntries(said)
}
