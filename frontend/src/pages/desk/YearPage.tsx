import '../../styles/desk/hotspots.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isAllowed } from '@wijkwerk/backend/contract/roles.ts'
import type { YearAreaChange, YearOverview } from '@wijkwerk/backend/contract/year.ts'
import type { FormEvent } from 'react'
import { meQuery } from '../../api/desk.ts'
import { chooseArea, describeArea, yearQuery } from '../../api/desk-year.ts'
import { YearTable } from '../../panels/desk/YearTable.tsx'
import { Loading } from '../../panels/Loading.tsx'
import { t } from '../../text/desk-text.ts'
import { newKey } from '../../ui/new-key.ts'

/** Where the wijkwerker chooses what the coming year is about, and tells everyone why. */
export function YearPage() {
  const client = useQueryClient()
  const { data: me } = useQuery(meQuery())
  const { data } = useQuery(yearQuery())
  const onSuccess = (overview: YearOverview) => client.setQueryData(yearQuery().queryKey, overview)
  const description = useMutation({
    mutationFn: ({ area, change }: { area: string; change: YearAreaChange }) => describeArea(newKey(), area, change),
    onSuccess,
  })
  const choice = useMutation({
    mutationFn: (body: Parameters<typeof chooseArea>[1]) => chooseArea(newKey(), body),
    onSuccess,
  })
  if (!data || !me) return <Loading />
  const mayWrite = isAllowed(me.roles, 'year.write')
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    choice.mutate({ year: data.year, area: String(values.get('area')), reason: String(values.get('reason')).trim() })
  }
  const current = data.choices.find(({ year }) => year === data.year)
  return (
    <div className="page wide">
      <h1 tabIndex={-1}>{t('year.title')}</h1>
      <p className="lead">{t('year.lead')}</p>
      <YearTable
        year={data.year}
        items={data.items}
        seesHotspots={isAllowed(me.roles, 'hotspots.read')}
        onChange={mayWrite ? (area, change) => description.mutate({ area, change }) : undefined}
      />
      {(description.isError || choice.isError) && <p role="alert">{t('year.failed')}</p>}
      <p role="status">{(description.isSuccess || choice.isSuccess) && t('year.saved')}</p>
      <h2>{t('year.chosen')}</h2>
      {data.choices.length === 0 && <p>{t('year.none')}</p>}
      <ul>
        {data.choices.map(({ year, area, reason }) => (
          <li key={year}>{t('year.chosenItem', { year: String(year), area: area.name, reason })}</li>
        ))}
      </ul>
      {mayWrite && (
        <form className="dossier-form" key={current?.reason} onSubmit={choose}>
          <h2>{t('year.choose', { year: String(data.year) })}</h2>
          <p>{t('year.chooseText')}</p>
          <label>
            {t('year.area')}
            <select name="area" defaultValue={current?.area.slug}>
              {data.items.map(({ area }) => (
                <option key={area.slug} value={area.slug}>
                  {area.name}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('year.reason')}
            <textarea name="reason" rows={3} required minLength={10} maxLength={2000} defaultValue={current?.reason} />
          </label>
          <button type="submit" className="button" aria-disabled={choice.isPending}>
            {t('year.save')}
          </button>
        </form>
      )}
    </div>
  )
}
