import '../../styles/desk/content.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ConsultationAct, ConsultationToAdd, DeskConsultation } from '@wijkwerk/backend/contract/desk-content.ts'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
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
import { DeskMessage } from '../../panels/desk/DeskMessage.tsx'
import { unitName } from '../../panels/desk/hotspots/unit-name.ts'
import { Loading } from '../../panels/Loading.tsx'
import { readHotspotView } from '../../state/hotspot-view.ts'
import type { PageProps } from '../../state/page-context.ts'
import { useToday } from '../../state/use-today.ts'
import { t } from '../../text/desk-text.ts'
import { newKey } from '../../ui/new-key.ts'
import { useActKey } from '../../ui/use-act-key.ts'

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
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const today = useToday()
  const keyOf = useActKey()
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: (body: ConsultationToAdd) => addConsultation(keyOf(body), body),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['content'] })
      navigate(`/beheer/bevragingen/${id}`)
    },
  })
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
  const { id, title, isPublic } = consultation
  const client = useQueryClient()
  const today = useToday()
  const [saved, setSaved] = useState(0)
  const onSuccess = (changed: DeskConsultation) => {
    client.setQueryData(deskConsultationQuery(id).queryKey, changed)
    setSaved((count) => count + 1)
    void client.invalidateQueries({ queryKey: ['content'] })
  }
  const act = useMutation({
    networkMode: 'always',
    mutationFn: (body: ConsultationAct) => actOnConsultation(newKey(), id, body),
    onSuccess,
  })
  const change = useMutation({
    networkMode: 'always',
    mutationFn: async (body: Parameters<typeof changeConsultation>[2]) =>
      Object.keys(body).length === 0 ? consultation : changeConsultation(newKey(), id, body),
    onSuccess,
  })
  return (
    <div className="page">
      <p>
        <Link href="/beheer/bevragingen">{t('deskConsultations.toAll')}</Link>
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <p>{isPublic ? <Link href={`/inspraak/${id}`}>{t('deskWorks.asSeen')}</Link> : t('deskWorks.isHidden')}</p>
      <Refused value={refusedPaths(act.error)}>
        <ConsultationActs consultation={consultation} onAct={(body) => act.mutate(body)} />
      </Refused>
      <Refusal error={act.error} />
      <p role="status">{act.isSuccess && t('content.saved')}</p>
      <h2>{t('deskConsultations.correct')}</h2>
      <Refused value={refusedPaths(change.error)}>
        <ConsultationForm
          // What was saved is what the form goes on from.
          key={saved}
          consultation={consultation}
          draft={null}
          today={today}
          isPending={change.isPending}
          submit={t('content.save')}
          onSave={(body) => change.mutate(body)}
        >
          <Refusal error={change.error} />
        </ConsultationForm>
      </Refused>
      <p role="status">{change.isSuccess && t('content.saved')}</p>
    </div>
  )
}
