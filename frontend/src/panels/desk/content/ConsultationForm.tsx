import { useQuery } from '@tanstack/react-query'
import type {
  ConsultationToAdd,
  ConsultationToChange,
  DeskConsultation,
} from '@wijkwerk/backend/contract/desk-content.ts'
import { type FormEvent, type ReactNode, useState } from 'react'
import { deskWorksQuery } from '../../../api/desk-content.ts'
import { areasQuery } from '../../../api/queries.ts'
import { t } from '../../../text/desk-text.ts'
import { StreetField } from '../../new-idea/StreetField.tsx'
import { ContactFields } from './ContactFields.tsx'
import { changesOf, readText, withoutNulls } from './changes.ts'
import { joinMoment, splitClosing, splitOpening } from './closing.ts'
import { DayField, LongField, TextField, useIsRefused } from './Fields.tsx'
import { asAsked, QuestionFields, toQuestions, useQuestionRows } from './QuestionFields.tsx'

/** What a new consultation begins with. */
export type ConsultationDraft = {
  /** Ideas to take along. */
  ideas: readonly number[]
  title: string
  body: string
  areas: readonly string[]
  street: string
  question: string
}

type Props = { isPending: boolean; submit: string; today: string; children: ReactNode } & (
  | { consultation: null; draft: ConsultationDraft; onSave: (body: ConsultationToAdd) => void }
  | { consultation: DeskConsultation; draft: null; onSave: (body: ConsultationToChange) => void }
)

/** All that staff say of a consultation; of one that is there already only what is different is sent. */
export function ConsultationForm({ consultation, draft, today, isPending, submit, children, onSave }: Props) {
  const firstStreet = {
    street: consultation?.street?.name ?? draft?.street ?? '',
    slug: consultation?.street?.slug ?? '',
  }
  const [spot, setSpot] = useState({ ...firstStreet, number: '' })
  const questions = useQuestionRows(consultation?.questions ?? [], draft?.question ?? '')
  const opening = splitOpening(consultation?.opens ?? today)
  const closing = splitClosing(consultation?.closes ?? '')
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    const values = new FormData(event.currentTarget)
    const said = { ...readConsultation(values), questions: toQuestions(questions.rows) }
    const at = spot.street.trim()
      ? { street: spot.slug || spot.street.trim(), ...(spot.number && { houseNumber: Number(spot.number) }) }
      : null
    if (!consultation) {
      const ideas = values.has('takeAlong') ? [...draft.ideas] : []
      onSave({ ...withoutNulls(said), ...(at && { at }), ideas })
      return
    }
    const isMoved = spot.number !== '' || spot.street !== firstStreet.street
    onSave({ ...changesOf(said, asSaid(consultation)), ...(isMoved && { at }) })
  }
  return (
    <form className="content-form" onSubmit={save}>
      <TextField
        name="title"
        required
        minLength={3}
        maxLength={120}
        defaultValue={consultation?.title ?? draft?.title ?? ''}
      />
      <LongField name="body" required maxLength={4000} defaultValue={consultation?.body ?? draft?.body ?? ''} />
      <div className="content-columns">
        <DayField name="opens" required value={opening.day} />
        <input type="hidden" name="opensTime" value={opening.time} />
        <DayField name="closes" required value={closing.day} />
        <TextField name="closesTime" type="time" defaultValue={closing.time} />
      </div>
      <AreaChoice chosen={consultation?.ownAreas ?? draft?.areas ?? []} />
      <WorkChoice work={consultation?.work ?? null} />
      <fieldset className="field">
        <legend>
          {t('content.field.at')} <span className="soft">{t('content.optional')}</span>
        </legend>
        <p className="hint">{t('deskConsultations.atHint')}</p>
        <StreetField
          name="spot-street"
          value={spot.street}
          isChosen={spot.slug !== ''}
          isWrong={useIsRefused('at')}
          onType={(street, exact) => setSpot({ ...spot, street, slug: exact?.slug ?? '' })}
          onChoose={(street) => setSpot({ ...spot, street: street.name, slug: street.slug })}
        />
        <div className="act-row">
          <label>
            {t('deskConsultations.atNumber')}
            <input
              type="text"
              inputMode="numeric"
              autoComplete="off"
              maxLength={4}
              value={spot.number}
              aria-invalid={useIsRefused('at.houseNumber') || undefined}
              onChange={({ target }) => setSpot({ ...spot, number: target.value.trim() })}
            />
          </label>
        </div>
      </fieldset>
      <QuestionFields {...questions} isFixed={(consultation?.answerCount ?? 0) > 0} />
      {draft !== null && draft.ideas.length > 0 && (
        <p>
          <label className="check">
            <input type="checkbox" name="takeAlong" defaultChecked />
            {t('deskConsultations.takeAlong', { count: draft.ideas.length })}
          </label>
        </p>
      )}
      <LongField name="fixed" isOptional maxLength={1000} defaultValue={consultation?.fixed ?? ''} />
      <LongField name="afterwards" isOptional maxLength={1000} defaultValue={consultation?.afterwards ?? ''} />
      <ContactFields contact={consultation} />
      {children}
      <button type="submit" className="button" aria-disabled={isPending}>
        {submit}
      </button>
    </form>
  )
}

function AreaChoice({ chosen }: { chosen: readonly string[] }) {
  const { data: kernen } = useQuery(areasQuery('kern'))
  const { data: neighbourhoods } = useQuery(areasQuery('neighbourhood'))
  const isRefused = useIsRefused('areas')
  if (!kernen || !neighbourhoods) return null
  return (
    <fieldset className="field">
      <legend>{t('content.field.areas')}</legend>
      <div className="check-row">
        {[...kernen.features, ...neighbourhoods.features].map(({ properties: { slug, name } }) => (
          <label key={slug} className="check">
            <input type="checkbox" name="areas" value={slug} defaultChecked={chosen.includes(slug)} />
            {name}
          </label>
        ))}
      </div>
      {isRefused && <p className="wrong">{t('content.checkMark')}</p>}
    </fieldset>
  )
}

function WorkChoice({ work }: { work: DeskConsultation['work'] }) {
  const { data } = useQuery(deskWorksQuery())
  if (!data) return null
  const others = data.items.filter(({ id }) => id !== work?.id)
  return (
    <div className="field">
      <label htmlFor="consultation-work">{t('content.field.work')}</label>
      <select id="consultation-work" name="work" defaultValue={work?.id ?? ''}>
        <option value="">{t('deskConsultations.noWork')}</option>
        {[...(work ? [work] : []), ...others].map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </div>
  )
}

function readConsultation(values: FormData) {
  const text = (name: string) => readText(values, name)
  const moment = (name: string) => joinMoment({ day: text(name) ?? '', time: text(`${name}Time`) ?? '' })
  return {
    title: text('title') ?? '',
    body: text('body') ?? '',
    opens: moment('opens'),
    closes: moment('closes'),
    areas: values.getAll('areas').map(String).sort(),
    work: Number(values.get('work')) || null,
    fixed: text('fixed'),
    afterwards: text('afterwards'),
    contactName: text('contactName'),
    contactPhone: text('contactPhone'),
  }
}

type Said = ReturnType<typeof readConsultation> & Pick<ConsultationToAdd, 'questions'>

/** A consultation as the form would say it when nothing was touched. */
const asSaid = ({ ownAreas, work, opens, closes, questions, ...consultation }: DeskConsultation): Said => ({
  ...consultation,
  opens: joinMoment(splitOpening(opens)),
  closes: joinMoment(splitClosing(closes)),
  areas: [...ownAreas].sort(),
  work: work?.id ?? null,
  questions: asAsked(questions),
})
