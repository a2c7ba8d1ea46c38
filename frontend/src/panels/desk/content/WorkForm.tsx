import type { DeskWork, WorkToAdd, WorkToChange } from '@wijkwerk/backend/contract/desk-content.ts'
import { reversedEnds } from '@wijkwerk/backend/contract/period-order.ts'
import type { Period } from '@wijkwerk/backend/contract/works.ts'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { workStatusName } from '../../../text/content-facts.ts'
import { t } from '../../../text/desk-text.ts'
import { formatList } from '../../../text/format.ts'
import { ContactFields } from './ContactFields.tsx'
import { changesOf, readText, withoutNulls } from './changes.ts'
import { DayField, LongField, SelectField, TextField } from './Fields.tsx'
import { HindranceFields, toHindranceDraft, toHindrances, useHindranceRows } from './HindranceFields.tsx'
import { outOfOrder } from './out-of-order.ts'
import { PassageFields, readPassage } from './PassageFields.tsx'
import { PhaseFields, toPhases, usePhaseRows } from './PhaseFields.tsx'
import { ReferenceFields, readReferences } from './ReferenceFields.tsx'
import { EMPTY_STRETCH, StretchFields, toStretchDraft, toStretches } from './StretchFields.tsx'
import { useRows } from './use-rows.ts'
import { UNDATED, WORK_KINDS, WORK_STATUSES } from './work-choices.ts'

const DATES = ['plannedStart', 'plannedEnd', 'expectedStart', 'expectedEnd', 'actualStart', 'actualEnd'] as const
const NEW_STATUSES = WORK_STATUSES.slice(0, 2)
const YES_NO = ['yes', 'no'] as const

type Props = { isPending: boolean; submit: string; children: ReactNode } & (
  | { work: null; today: string; onSave: (body: WorkToAdd) => void }
  | { work: DeskWork; today: string; onSave: (body: WorkToChange) => void }
)

/** All that staff say of a work; of one that is there already only what is different is sent. */
export function WorkForm({ work, today, isPending, submit, children, onSave }: Props) {
  // What somebody else changes meanwhile is not taken for something that was typed here.
  const [untouched] = useState(() => work && asSaid(work))
  const [dates, setDates] = useState<Period>(work ?? UNDATED)
  const reversed = reversedEnds(dates)
  const datesHint = useId()
  const where = useRows(work ? (work.where ?? []).map(toStretchDraft) : [EMPTY_STRETCH], EMPTY_STRETCH)
  const phases = usePhaseRows(work?.phases ?? [])
  const hindrances = useHindranceRows(work ? zoneDrafts(work) : [])
  const hasMore = work !== null && work.phases.length + work.documents.length + work.sources.length > 0
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    const values = new FormData(event.currentTarget)
    const stretches = toStretches(where.rows)
    const said = readWork(values)
    const zones = toHindrances(hindrances.rows, stretches)
    if (work && untouched) {
      const listed = { phases: toPhases(phases.rows), where: stretches, hindrances: zones }
      const { where: moved, ...changes } = changesOf({ ...said, ...listed }, untouched)
      // A work keeps its line when all of its streets are taken away.
      onSave({ ...changes, ...(stretches.length > 0 && moved && { where: moved }) })
      return
    }
    const state = readText(values, 'state')
    onSave({
      ...withoutNulls(said),
      ...(zones.length > 0 && { hindrances: zones }),
      where: stretches,
      phases: toPhases(phases.rows),
      ...(state && { states: [{ body: state, statedOn: today }] }),
    })
  }
  return (
    <form className="content-form" onSubmit={save}>
      <TextField name="title" required minLength={3} maxLength={120} defaultValue={work?.title ?? ''} />
      <div className="content-columns">
        <SelectField
          name="kind"
          options={WORK_KINDS}
          textOf={(kind) => t(`work.kind.${kind}`)}
          defaultValue={work?.kind}
        />
        <SelectField
          name="status"
          options={work ? WORK_STATUSES : NEW_STATUSES}
          textOf={workStatusName}
          defaultValue={work?.status}
        />
      </div>
      <fieldset className="field">
        <legend>{t('content.field.where')}</legend>
        {work && !work.where && <p className="hint">{keptLine(work)}</p>}
        <p className="hint">{t('content.whereHint')}</p>
        <StretchFields
          path="where"
          rows={where.rows}
          onAdd={where.add}
          onChange={where.change}
          onRemove={where.remove}
        />
      </fieldset>
      <TextField
        name="locationText"
        hint={t('content.locationHint')}
        isOptional
        maxLength={200}
        defaultValue={work?.locationText ?? ''}
      />
      <div className="content-columns">
        <TextField name="client" required minLength={2} maxLength={120} defaultValue={work?.client ?? ''} />
        <TextField
          name="decidingAuthority"
          required
          minLength={2}
          maxLength={120}
          defaultValue={work?.decidingAuthority ?? ''}
        />
        <SelectField
          name="cityDecides"
          options={YES_NO}
          textOf={(answer) => t(`content.${answer}`)}
          defaultValue={work?.cityDecides === false ? 'no' : 'yes'}
        />
      </div>
      <p id={datesHint} className="hint">
        {t('content.dateHint')}
      </p>
      <div className="content-columns">
        {DATES.map((name) => (
          <DayField
            key={name}
            name={name}
            isPartial
            hintId={datesHint}
            value={dates[name] ?? ''}
            outOfOrder={outOfOrder(reversed, name)}
            onChange={(date) => setDates({ ...dates, [name]: date || null })}
          />
        ))}
      </div>
      {!work && <LongField name="state" hint={t('deskWorks.stateHint')} isOptional maxLength={600} />}
      <PassageFields passage={work?.passage ?? {}} />
      <HindranceFields {...hindrances} dates={dates} keptCount={work?.zones ? 0 : (work?.hindrances.length ?? 0)} />
      <ContactFields contact={work} />
      <LongField name="stillOpen" isOptional maxLength={500} defaultValue={work?.stillOpen ?? ''} />
      <LongField name="fixed" isOptional maxLength={500} defaultValue={work?.fixed ?? ''} />
      <LongField name="body" isOptional maxLength={4000} defaultValue={work?.body ?? ''} />
      <details className="content-act" open={hasMore}>
        <summary>{t('content.more')}</summary>
        <PhaseFields {...phases} />
        <ReferenceFields name="documents" first={work?.documents ?? []} />
        <ReferenceFields name="sources" first={work?.sources ?? []} />
      </details>
      {children}
      <button type="submit" className="button" aria-disabled={isPending}>
        {submit}
      </button>
    </form>
  )
}

function keptLine({ locationText, streets }: DeskWork): string {
  const names = streets.map(({ name }) => name)
  const words = [locationText, names.length > 0 ? formatList(names) : null].filter(Boolean).join(' / ')
  return words ? t('content.whereKept', { streets: words }) : t('content.whereKeptUnnamed')
}

type Said = ReturnType<typeof readWork>
type Listed = {
  phases: ReturnType<typeof toPhases>
  where: ReturnType<typeof toStretches>
  hindrances: ReturnType<typeof toHindrances>
}

function readWork(values: FormData) {
  const text = (name: string) => readText(values, name)
  return {
    title: text('title') ?? '',
    kind: WORK_KINDS.find((kind) => kind === values.get('kind')) ?? 'other',
    status: WORK_STATUSES.find((status) => status === values.get('status')) ?? 'planned',
    locationText: text('locationText'),
    client: text('client') ?? '',
    decidingAuthority: text('decidingAuthority') ?? '',
    cityDecides: values.get('cityDecides') === 'yes',
    plannedStart: text('plannedStart'),
    plannedEnd: text('plannedEnd'),
    expectedStart: text('expectedStart'),
    expectedEnd: text('expectedEnd'),
    actualStart: text('actualStart'),
    actualEnd: text('actualEnd'),
    passage: readPassage(values),
    contactName: text('contactName'),
    contactPhone: text('contactPhone'),
    stillOpen: text('stillOpen'),
    fixed: text('fixed'),
    body: text('body') ?? '',
    documents: readReferences(values, 'documents'),
    sources: readReferences(values, 'sources'),
  }
}

const whereOf = (work: DeskWork) => toStretches((work.where ?? []).map(toStretchDraft))
const zoneDrafts = ({ zones, where }: DeskWork) => (zones ?? []).map((zone) => toHindranceDraft(zone, where))

/** A work as the form would say it when nothing was touched. */
const asSaid = (work: DeskWork): Said & Listed => ({
  ...work,
  phases: toPhases(work.phases.map((phase) => ({ ...phase, key: '' }))),
  where: whereOf(work),
  hindrances: toHindrances(zoneDrafts(work), whereOf(work)),
})
