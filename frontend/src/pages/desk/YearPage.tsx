import '../../styles/desk/hotspots.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isAllowed } from '@wijkwerk/backend/contract/roles.ts'
import type { YearAreaChange, YearOverview, YearWithdrawal } from '@wijkwerk/backend/contract/year.ts'
import { useRef, useState } from 'react'
import { meQuery } from '../../api/desk.ts'
import { describeArea, withdrawChoice, yearQuery } from '../../api/desk-year.ts'
import { YearChoiceForm } from '../../panels/desk/year/YearChoiceForm.tsx'
import { YearChoices } from '../../panels/desk/year/YearChoices.tsx'
import { isOutdated, YearRefusal } from '../../panels/desk/year/YearRefusal.tsx'
import { YearTable } from '../../panels/desk/year/YearTable.tsx'
import { Loading } from '../../panels/Loading.tsx'
import { t } from '../../text/desk-text.ts'
import { newKey } from '../../ui/new-key.ts'
import { useActKey } from '../../ui/use-act-key.ts'

/** Where the wijkwerker chooses what the coming year is about, and tells everyone why. */
export function YearPage() {
  const client = useQueryClient()
  const { data: me } = useQuery(meQuery())
  const { data } = useQuery(yearQuery())
  const keyOf = useActKey()
  const [told, setTold] = useState<'chosen' | 'withdrawn'>()
  const chosen = useRef<HTMLHeadingElement>(null)
  const show = (overview: YearOverview) => client.setQueryData(yearQuery().queryKey, overview)
  const tell = (what: typeof told, overview: YearOverview) => {
    show(overview)
    setTold(what)
    chosen.current?.focus()
  }
  const description = useMutation({
    mutationFn: ({ area, change }: { area: string; change: YearAreaChange }) => describeArea(newKey(), area, change),
    onMutate: () => setTold(undefined),
    onSuccess: show,
  })
  const withdrawal = useMutation({
    mutationFn: (body: YearWithdrawal) => withdrawChoice(keyOf(body), body),
    onMutate: () => setTold(undefined),
    onSuccess: (overview) => tell('withdrawn', overview),
    onError: (error) => isOutdated(error) && client.invalidateQueries(yearQuery()),
  })
  if (!data || !me) return <Loading />
  const { year, items, choices } = data
  const mayWrite = isAllowed(me.roles, 'year.write')
  const isReached = (slug: string) => me.areas === null || items.some(({ area }) => area.slug === slug)
  const current = choices.find((choice) => choice.year === year)
  return (
    <div className="page wide">
      <h1 tabIndex={-1}>{t('year.title')}</h1>
      <p className="lead">{t('year.lead')}</p>
      {/* On a phone what is chosen stands far down. */}
      <p>
        <a href="#gekozen">{t('year.toChosen', { year: String(year) })}</a>
      </p>
      <YearTable
        year={year}
        items={items}
        seesHotspots={isAllowed(me.roles, 'hotspots.read')}
        onChange={mayWrite ? (area, change) => description.mutate({ area, change }) : undefined}
      />
      <YearRefusal error={description.error} />
      <p role="status">{description.isSuccess && t('year.saved')}</p>
      <h2 id="gekozen" ref={chosen} tabIndex={-1}>
        {t('year.chosen')}
      </h2>
      <p role="status">{told && t(`year.told.${told}`)}</p>
      <YearRefusal error={withdrawal.error} />
      <YearChoices
        choices={choices}
        // What is over is no longer on any page.
        mayWithdraw={(choice) => mayWrite && choice.year >= year - 1 && isReached(choice.area.slug)}
        onWithdraw={(body) => withdrawal.isPending || withdrawal.mutate(body)}
      />
      {mayWrite && (
        <YearChoiceForm
          year={year}
          items={items}
          current={current}
          isYours={!current || isReached(current.area.slug)}
          onChosen={(overview) => tell('chosen', overview)}
        />
      )}
    </div>
  )
}
