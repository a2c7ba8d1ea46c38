import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Photo } from '@wijkwerk/backend/contract/ideas.ts'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { PlacePreview } from '../api/geography.ts'
import { areasQuery, locateQuery, streetsQuery } from '../api/queries.ts'
import { ErrorSummary, type SummaryLine } from '../panels/ErrorSummary.tsx'
import { Head } from '../panels/Head.tsx'
import { Honeypot } from '../panels/Honeypot.tsx'
import { DraftPlace } from '../panels/new-idea/DraftPlace.tsx'
import { type Draft, draftProblems, startOf, toNewIdea } from '../panels/new-idea/draft.ts'
import { ReplyStep } from '../panels/new-idea/ReplyStep.tsx'
import { SendState } from '../panels/new-idea/SendState.tsx'
import { useDraft } from '../panels/new-idea/use-draft.ts'
import { useSendIdea } from '../panels/new-idea/use-send-idea.ts'
import { WhatStep } from '../panels/new-idea/WhatStep.tsx'
import { WhereStep } from '../panels/new-idea/WhereStep.tsx'
import { problemLines } from '../panels/problem-lines.ts'
import { useService } from '../panels/use-service.ts'
import { useFirstPage } from '../state/page-context.ts'
import { useRefusedForm } from '../state/use-refused-form.ts'
import { type TextKey, t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { useHash } from '../ui/use-hash.ts'
import { useHydrated } from '../ui/use-hydrated.ts'
import { LazyMap } from './LazyMap.tsx'
import { PickMap } from './lazy-pick-map.ts'

type Step = 1 | 2 | 3
const STEPS: readonly { step: Step; hash: string; title: TextKey; fields: readonly string[] }[] = [
  { step: 1, hash: 'waar', title: 'where.title', fields: ['place', 'street', 'houseNumber', 'area'] },
  { step: 2, hash: 'wat', title: 'what.heading', fields: ['title', 'body', 'theme', 'photos'] },
  { step: 3, hash: 'antwoord', title: 'reply.title', fields: ['replyValue', 'name'] },
]
const NO_LINES: readonly SummaryLine[] = []
const SEND_WORDS = { send: 'send.send', sending: 'send.sending', waiting: 'send.waiting' } as const

function stepOf(hash: string): Step {
  const found = STEPS.find((step) => step.hash === hash || step.fields.some((field) => hash === `veld-${field}`))
  return found?.step ?? 1
}

/** A new idea in three steps; without JavaScript one plain form. */
export function NewIdeaPage() {
  const isLive = useHydrated()
  const { answerWithinWorkingDays } = useService()
  const [, navigate] = useLocation()
  const search = useSearch()
  const start = useMemo(() => startOf(search), [search])
  const client = useQueryClient()
  const ownForm = useRef<HTMLFormElement>(null)
  const { draft, change, forget, isRestored } = useDraft(start, ownForm)
  const { idempotencyKey } = useFirstPage()
  const form = useRefusedForm()
  const areas = useQuery(areasQuery('kern')).data?.features.map(({ properties }) => properties) ?? []
  const streets = useQuery({ ...streetsQuery(), enabled: isLive && draft.way === 'street' }).data?.items
  const street = streets?.find(({ id }) => id === draft.streetId)
  const [preview, setPreview] = useState<PlacePreview | null>(null)
  const [photos, setPhotos] = useState<Photo[]>([])
  const [lines, setLines] = useState<readonly SummaryLine[]>(form ? problemLines(form.problem) : NO_LINES)
  const hash = useHash()
  const step = isLive ? stepOf(hash) : 1
  const refuse = (found: readonly SummaryLine[]) => setLines([...found])
  const sending = useSendIdea({
    isLikely: step === 3,
    onSent: ({ receipt }) => {
      forget()
      navigate(`${receipt.link}?nieuw`, { replace: true })
    },
    onRefused: (problem) => refuse(problemLines(problem)),
  })

  useEffect(
    function nameTheStreetOfTheLink() {
      if (street && draft.street === '') {
        const [only, ...others] = street.areas
        change({ street: street.name, area: only && others.length === 0 ? only.slug : '' })
      }
    },
    [street, draft.street, change],
  )
  const shownStep = useRef(step)
  useEffect(
    function startStepAtItsTitle() {
      if (shownStep.current === step) return
      shownStep.current = step
      const field = document.getElementById(location.hash.slice(1))
      if (location.hash.startsWith('#veld-') && field) return field.focus()
      window.scrollTo(0, 0)
      document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    },
    [step],
  )

  // Who is quicker than the server that names the kern of a place waits for it, and is not told that something lacks.
  const withKern = async (): Promise<Draft> => {
    if (draft.way !== 'map' || !draft.place || draft.area) return draft
    const located = await client.fetchQuery(locateQuery(draft.place)).catch(() => null)
    if (!located) return draft
    change({ area: located.area.slug })
    return { ...draft, area: located.area.slug }
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (sending.isPending) return
    const whole = await withKern()
    const missing = draftProblems(whole, street, step)
    if (missing.length > 0) return refuse(missing)
    setLines(NO_LINES)
    const next = STEPS.find((other) => other.step === step + 1)
    if (next) {
      location.hash = next.hash
      return
    }
    const all = STEPS.flatMap((other) => draftProblems(whole, street, other.step))
    if (all.length > 0) return refuse(all)
    const website = ownForm.current ? String(new FormData(ownForm.current).get('website') ?? '') : ''
    sending.send(
      toNewIdea(
        whole,
        photos.map(({ id }) => id),
        website,
      ),
    )
  }

  const wrong = lines.flatMap(({ field }) => field ?? [])
  const hasMap = draft.way === 'map' && step === 1
  const current = STEPS[step - 1]
  const section = (which: Step) => ({ hidden: isLive && step !== which })
  return (
    <div className={`new-idea${hasMap ? ' with-map' : ''}${isLive ? ' is-live' : ''}`}>
      <Head title={t('new.title')} description={t('new.description')} />
      <div className="step-head">
        {isLive && step > 1 ? (
          <a className="back" href={`#${STEPS[step - 2]?.hash}`} aria-label={t('new.back')}>
            <Icon name="back" />
          </a>
        ) : (
          <Link className="back" href="/?weergave=kaart" aria-label={t('error.home')}>
            <Icon name="back" />
          </Link>
        )}
        <h1 tabIndex={-1}>{isLive && current ? t(current.title) : t('new.title')}</h1>
        {isLive && <p className="soft">{t('new.step', { step })}</p>}
      </div>
      {hasMap && (
        <div className="pick-box map-box">
          {isLive ? (
            <LazyMap>
              <PickMap
                start={draft.place && [draft.place.lng, draft.place.lat]}
                onPick={({ place, placedBy, preview: seen }) => {
                  setPreview(seen)
                  change({ place, placedBy, area: '' })
                }}
              />
            </LazyMap>
          ) : (
            <p className="map-waiting needs-script">{t('home.mapLoading')}</p>
          )}
          <noscript>
            <p className="map-waiting">{t('new.mapNoScript')}</p>
          </noscript>
        </div>
      )}
      <form
        ref={ownForm}
        className="steps"
        method="post"
        encType="multipart/form-data"
        noValidate={isLive}
        onSubmit={submit}
      >
        <ErrorSummary lines={lines} />
        {isRestored && step === 1 && (
          <p className="note restored">
            {t('new.restored')}{' '}
            <button type="button" className="quiet-link" onClick={forget}>
              {t('new.startOver')}
            </button>
          </p>
        )}
        {isLive && step > 1 && <DraftPlace draft={draft} areas={areas} />}
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <section {...section(1)}>
          {!isLive && <h2>{t('where.title')}</h2>}
          <WhereStep {...{ draft, street, areas, preview, wrong, isLive, change }}>
            {isLive && (draft.way !== 'map' || draft.place) && (
              <p className="actions">
                <button type="submit" className="button">
                  {t('new.next')}
                </button>
              </p>
            )}
          </WhereStep>
        </section>
        <section {...section(2)}>
          {!isLive && <h2>{t('what.heading')}</h2>}
          <WhatStep {...{ draft, wrong, isLive, photos, change }} onPhotos={setPhotos} />
          {isLive && (
            <p className="actions">
              <button type="submit" className="button">
                {t('new.next')}
              </button>
            </p>
          )}
        </section>
        <section {...section(3)}>
          {!isLive && <h2>{t('reply.title')}</h2>}
          <ReplyStep {...{ draft, wrong, isLive, change }} />
          <Honeypot />
          <SendState
            words={SEND_WORDS}
            isPending={sending.isPending}
            waitingFor={sending.waitingFor}
            onStop={sending.stop}
          >
            <p className="hint">{t('send.next', { days: answerWithinWorkingDays })}</p>
            <noscript>
              <p className="hint">{t('send.noScript')}</p>
            </noscript>
          </SendState>
        </section>
      </form>
    </div>
  )
}
