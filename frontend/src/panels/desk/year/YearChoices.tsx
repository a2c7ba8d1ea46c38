import type { YearChoice, YearWithdrawal } from '@wijkwerk/backend/contract/year.ts'
import type { FormEvent } from 'react'
import { t } from '../../../text/desk-text.ts'

type Props = {
  choices: readonly YearChoice[]
  mayWithdraw: (choice: YearChoice) => boolean
  onWithdraw: (withdrawal: YearWithdrawal) => void
}

/** What was chosen for each year and why; who may takes a choice back, with a reason. */
export function YearChoices({ choices, mayWithdraw, onWithdraw }: Props) {
  if (choices.length === 0) return <p>{t('year.none')}</p>
  return (
    <ul className="year-choices">
      {choices.map((choice) => (
        <li key={choice.year}>
          {t('year.chosenItem', { year: String(choice.year), area: choice.area.name, reason: choice.reason })}
          {mayWithdraw(choice) && <Withdrawal choice={choice} onWithdraw={onWithdraw} />}
        </li>
      ))}
    </ul>
  )
}

type WithdrawalProps = { choice: YearChoice } & Pick<Props, 'onWithdraw'>

function Withdrawal({ choice: { year, area, chosenAt }, onWithdraw }: WithdrawalProps) {
  const withdraw = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason')).trim()
    onWithdraw({ year, chosenAt, reason })
  }
  return (
    <details>
      <summary>{t('year.withdraw', { year: String(year) })}</summary>
      <form className="dossier-form" onSubmit={withdraw}>
        <p>{t('year.withdrawText', { area: area.name })}</p>
        <label>
          {t('year.withdrawReason')}
          <textarea name="reason" rows={3} required minLength={3} maxLength={2000} />
        </label>
        <button type="submit" className="button danger">
          {t('year.withdrawSend', { area: area.name })}
        </button>
      </form>
    </details>
  )
}
