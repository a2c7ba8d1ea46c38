import type { ContactDetails, DeskIdea } from '@wijkwerk/backend/contract/desk.ts'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { t } from '../../../text/desk-text.ts'
import { formatDay, placeName, statusName, themeName } from '../../../text/format.ts'
import { AttachedTo } from '../../AttachedTo.tsx'
import { CitizenText } from '../../CitizenText.tsx'

type Props = {
  shown: DeskIdea
  city: string
  addressOf: (id: number) => string
  contact: ContactDetails | undefined
  /** Undefined for who may not see it. */
  onShowContact?: (() => void) | undefined
}

/** What an idea says, where, how it stands and how its author wants to hear back. */
export function IdeaHead({ shown, city, addressOf, contact, onShowContact }: Props) {
  const { idea, visibility, heldFor, passedTo, passedReference, replyKind, isReplyConfirmed, attachedTo } = shown
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(function beginAtTheTitle() {
    title.current?.focus({ preventScroll: true })
  }, [])
  return (
    <>
      <p className="inbox-facts">
        <strong>
          {statusName(idea.status)} {formatDay(idea.createdOn)}
        </strong>
        <span>{placeName(idea, city)}</span>
        <span>{themeName(idea.theme)}</span>
        <span>{t('deskIdea.number', { number: String(idea.id) })}</span>
        <span>{t(`channel.${idea.channel}`)}</span>
        {idea.supportCount > 0 && <span>{t('inbox.supports', { count: idea.supportCount })}</span>}
        {shown.followerCount > 0 && <span>{t('deskIdea.followers', { count: shown.followerCount })}</span>}
      </p>
      <h2 ref={title} tabIndex={-1}>
        <CitizenText language={idea.language}>{idea.title}</CitizenText>
      </h2>
      {visibility !== 'public' && (
        <p className="note warn">
          {t(`deskIdea.${visibility}`)} {heldFor && t(`deskIdea.held.${heldFor}`)}
        </p>
      )}
      {idea.duplicateOf !== null && (
        <p>
          <Link href={addressOf(idea.duplicateOf)}>{t('deskIdea.duplicateOf', { id: String(idea.duplicateOf) })}</Link>
        </p>
      )}
      <AttachedTo attachedTo={attachedTo} />
      {passedTo && (
        <p>
          {t('deskIdea.passedTo', { to: passedTo })}
          {passedReference && `, ${t('deskIdea.passedReference', { reference: passedReference })}`}
        </p>
      )}
      <p className="citizen-body">
        <CitizenText language={idea.language}>{idea.body}</CitizenText>
      </p>
      <p>
        <span className="soft">
          {replyKind === null
            ? t('deskIdea.contact.none')
            : t(isReplyConfirmed ? `deskIdea.contact.${replyKind}` : 'deskIdea.contact.unconfirmed')}
        </span>{' '}
        {contact && <strong>{[contact.name, contact.value].filter(Boolean).join(', ')}</strong>}
        {replyKind !== null && !contact && onShowContact && (
          <button type="button" className="quiet-button" title={t('deskIdea.contact.logged')} onClick={onShowContact}>
            {t('deskIdea.contact.show')}
          </button>
        )}
      </p>
      {visibility === 'public' && (
        <p>
          <a href={`/idee/${idea.id}`}>{t('deskIdea.public')}</a>
        </p>
      )}
    </>
  )
}
