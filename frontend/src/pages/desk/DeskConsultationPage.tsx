import '../../styles/desk/content.css'
import { useQuery } from '@tanstack/react-query'
import type {
  ConsultationAct,
  ConsultationToChange,
  DeskConsultation,
} from '@wijkwerk/backend/contract/desk-content.ts'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import {
  actOnConsultation,
  addConsultation,
  changeConsultation,
  deskConsultationQuery,
} from '../../api/desk-content.ts'
import { hotspotCardQuery } from '../../api/desk-hotspots.ts'
import { ConsultationActs } from '../../panels/desk/content/ConsultationActs.tsx'
import { type ConsultationDraft, ConsultationForm } from '../../panels/desk/content/ConsultationForm.tsx'
import { Refused } from '../../panels/desk/content/Fields.tsx'
import { Refusal } from '../../panels/desk/content/Refusal.tsx'
import { refusedPaths } from '../../panels/desk/content/refused.ts'
import { useChanging } from '../../panels/desk/content/use-changing.ts'
import { useMaking } from '../../panels/desk/content/use-making.ts'
import { DeskMessage } from '../../panels/desk/DeskMessage.tsx'
import { unitName } from '../../panels/desk/hotspots/unit-name.ts'
import { Loading } from '../../panels/Loading.tsx'
import { readHotspotView } from '../../state/hotspot-view.ts'
import type { PageProps } from '../../state/page-context.ts'
import { useToday } from '../../state/use-today.ts'
import { t } from '../../text/desk-text.ts'

const EMPTY: ConsultationDraft = { ideas: [], title: '', body: '', areas: [], street: '', question: '' }

/** Where staff ask residents something; with the slug of a stretch or a square, about what was asked there. */
export function NewConsultationPage({ params: { slug = '' } }: PageProps) {
  const { filter } = readHotspotView(useSearch())
  const { data: card, isError } = useQuery({ ...hotspotCardQuery(slug, filter), enabled: slug !== '' })
  if (slug === '' || isError) return <NewConsultation draft={EMPTY} />
  if (!card) return <Loading />
  const { area, unit, ideas } = card
  return (
    <NewConsultation
      draft={{
        title: t('deskConsultations.draftTitle', { place: unitName(unit) }),
        body: t('deskConsultations.draftBody', { count: ideas.length }),
        ideas: ideas.map((idea) => idea.id),
        areas: [area.slug],
        street: unit.kind === 'stretch' ? (unit.streets[0] ?? '') : '',
        question: t('deskConsultations.draftQuestion'),
      }}
    />
  )
}

function NewConsultation({ draft }: { draft: ConsultationDraft }) {
  const today = useToday()
  const { mutate, isPending, error } = useMaking('/beheer/bevragingen', addConsultation)
  return (
    <div className="page">
      <p>
        <Link href="/beheer/bevragingen">{t('deskConsultations.toAll')}</Link>
      </p>
      <h1 tabIndex={-1}>{t('deskConsultations.new')}</h1>
      <p className="lead">{t('deskConsultations.lead')}</p>
      <Refused value={refusedPaths(error)}>
        <ConsultationForm
          consultation={null}
          draft={draft}
          today={today}
          isPending={isPending}
          submit={t('content.make')}
          onSave={mutate}
        >
          <Refusal error={error} />
        </ConsultationForm>
      </Refused>
    </div>
  )
}

/** One consultation: the answers, what came of them, and what there is to correct. */
export function DeskConsultationPage({ params }: PageProps) {
  const { data: consultation, isError } = useQuery(deskConsultationQuery(Number(params.id)))
  if (isError) return <DeskMessage title="desk.notFound" />
  if (!consultation) return <Loading />
  return <Consultation consultation={consultation} />
}

function Consultation({ consultation }: { consultation: DeskConsultation }) {
  const { id, title, isPublic, closes } = consultation
  const today = useToday()
  const [saved, setSaved] = useState(0)
  const shown = deskConsultationQuery(id)
  const act = useChanging(shown, (key, body: ConsultationAct) => actOnConsultation(key, id, body))
  const correct = useChanging(shown, async (key, body: ConsultationToChange) =>
    Object.keys(body).length === 0 ? consultation : changeConsultation(key, id, body),
  )
  return (
    <div className="page">
      <p>
        <Link href="/beheer/bevragingen">{t('deskConsultations.toAll')}</Link>
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <p>{isPublic ? <Link href={`/inspraak/${id}`}>{t('deskWorks.asSeen')}</Link> : t('deskWorks.isHidden')}</p>
      <Refused value={refusedPaths(act.error)}>
        <ConsultationActs consultation={consultation} onAct={(body) => act.change(body)} />
      </Refused>
      <Refusal error={act.error} />
      <p role="status">{act.isSuccess && t('content.saved')}</p>
      <h2>{t('deskConsultations.correct')}</h2>
      <Refused value={refusedPaths(correct.error)}>
        <ConsultationForm
          // What was saved or closed is what the form goes on from; another act leaves alone what is being typed.
          key={`${saved} ${closes}`}
          consultation={consultation}
          draft={null}
          today={today}
          isPending={correct.isPending}
          submit={t('content.save')}
          onSave={(body) => correct.change(body, () => setSaved((count) => count + 1))}
        >
          <Refusal error={correct.error} />
        </ConsultationForm>
      </Refused>
      <p role="status">{correct.isSuccess && t('content.saved')}</p>
    </div>
  )
}
