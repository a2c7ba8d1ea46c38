import '../../styles/desk/hotspots.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NewStandIn, StandInList } from '@wijkwerk/backend/contract/stand-ins.ts'
import type { FormEvent } from 'react'
import { ProblemError } from '../../api/client.ts'
import { meQuery } from '../../api/desk.ts'
import { colleaguesQuery } from '../../api/desk-inbox.ts'
import { endStandIn, nameStandIn, standInsQuery } from '../../api/desk-stand-ins.ts'
import { DateField } from '../../panels/desk/DateField.tsx'
import { Loading } from '../../panels/Loading.tsx'
import { useToday } from '../../state/use-today.ts'
import { type DeskTextKey, t } from '../../text/desk-text.ts'
import { formatDate } from '../../text/format.ts'
import { newKey } from '../../ui/new-key.ts'

/** Who looks after my kernen while I am away, and whose I look after. */
export function StandInsPage() {
  const client = useQueryClient()
  const today = useToday()
  const { data: me } = useQuery(meQuery())
  const { data } = useQuery(standInsQuery())
  const { data: colleagues } = useQuery(colleaguesQuery())
  const onSuccess = (list: StandInList) => client.setQueryData(standInsQuery().queryKey, list)
  const name = useMutation({ mutationFn: (body: NewStandIn) => nameStandIn(newKey(), body), onSuccess })
  const end = useMutation({ mutationFn: (id: number) => endStandIn(newKey(), id), onSuccess })
  if (!data || !me) return <Loading />
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const text = (field: string) => String(values.get(field))
    name.mutate({ standIn: Number(text('standIn')), startsOn: text('startsOn'), endsOn: text('endsOn') })
  }
  const others = colleagues?.items.filter(({ id }) => id !== me.id) ?? []
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('standIns.title')}</h1>
      <p className="lead">{t('standIns.lead')}</p>
      {data.items.length === 0 && <p>{t('standIns.none')}</p>}
      <ul className="desk-list">
        {data.items.map(({ id, absent, standIn, startsOn, endsOn, isNow }) => (
          <li key={id} className="desk-item">
            <p>
              <strong>
                {absent.id === me.id
                  ? t('standIns.forMe', { name: standIn.name })
                  : t('standIns.iFor', { name: absent.name })}
              </strong>
              <br />
              {t('standIns.period', { from: formatDate(startsOn), to: formatDate(endsOn) })}
              {isNow && ` ${t('standIns.now')}`}
            </p>
            {absent.id === me.id && (
              <button type="button" className="quiet-button" onClick={() => end.mutate(id)}>
                {t('standIns.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {(name.isError || end.isError) && <p role="alert">{t(refusal(name.error))}</p>}
      <p role="status">{(name.isSuccess || end.isSuccess) && t('standIns.saved')}</p>
      {colleagues && others.length === 0 && <p>{t('standIns.nobody')}</p>}
      {others.length > 0 && (
        <form className="dossier-form" onSubmit={add}>
          <h2>{t('standIns.add')}</h2>
          <label>
            {t('standIns.who')}
            <select name="standIn" required>
              {others.map((colleague) => (
                <option key={colleague.id} value={colleague.id}>
                  {colleague.name}
                </option>
              ))}
            </select>
          </label>
          <DateField name="startsOn" label={t('standIns.from')} required value={today} min={today} />
          <DateField name="endsOn" label={t('standIns.to')} required value="" min={today} />
          <button type="submit" className="button" aria-disabled={name.isPending}>
            {t('standIns.save')}
          </button>
        </form>
      )}
    </div>
  )
}

function refusal(error: Error | null): DeskTextKey {
  const wrong = error instanceof ProblemError ? error.problem.errors?.[0]?.path : undefined
  return wrong === 'standIn' ? 'standIns.mayMore' : wrong === 'endsOn' ? 'standIns.wrongDays' : 'standIns.failed'
}
