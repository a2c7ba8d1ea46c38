import type { Photo } from '@wijkwerk/backend/contract/ideas.ts'
import { KINDS, THEMES } from '../../state/idea-choices.ts'
import { kindName, themeName } from '../../text/format.ts'
import { richText, t } from '../../text/text.ts'
import { fieldId } from '../ErrorSummary.tsx'
import { PhoneLink } from '../PhoneLink.tsx'
import { useService } from '../use-service.ts'
import type { Draft } from './draft.ts'
import { PhotoField } from './PhotoField.tsx'
import { SimilarIdeas } from './SimilarIdeas.tsx'

const MAX_TITLE = 100
const MAX_BODY = 4000

type Props = {
  draft: Draft
  wrong: readonly string[]
  isLive: boolean
  photos: readonly Photo[]
  onPhotos: (change: (before: Photo[]) => Photo[]) => void
  change: (change: Partial<Draft>) => void
}

/** Step 2: the idea itself. */
export function WhatStep({ draft, wrong, isLive, photos, onPhotos, change }: Props) {
  const { socialPhone } = useService()
  return (
    <>
      <div className="field">
        <label htmlFor={fieldId('title')}>{t('what.title')}</label>
        <input
          id={fieldId('title')}
          name="title"
          type="text"
          required
          maxLength={MAX_TITLE}
          value={draft.title}
          aria-invalid={wrong.includes('title') || undefined}
          onChange={(event) => change({ title: event.target.value })}
        />
        <p className="hint">{t('what.titleHint')}</p>
      </div>
      <div className="field">
        <label htmlFor={fieldId('body')}>{t('what.body')}</label>
        <textarea
          id={fieldId('body')}
          name="body"
          required
          rows={5}
          maxLength={MAX_BODY}
          value={draft.body}
          aria-invalid={wrong.includes('body') || undefined}
          onChange={(event) => change({ body: event.target.value })}
        />
        <p className="hint">{richText('what.help', { phone: () => <PhoneLink key="phone" phone={socialPhone} /> })}</p>
      </div>
      {isLive && <SimilarIdeas draft={draft} />}
      <fieldset className="field" id={fieldId('theme')} tabIndex={-1}>
        <legend>{t('what.theme')}</legend>
        <div className="radio-row">
          {THEMES.map((theme) => (
            <label key={theme} className="radio chip-radio">
              <input
                type="radio"
                name="theme"
                value={theme}
                required
                checked={draft.theme === theme}
                onChange={() => change({ theme })}
              />
              {themeName(theme)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="field">
        <legend>{t('what.kind')}</legend>
        <div className="radio-row">
          {KINDS.map((kind) => (
            <label key={kind} className="radio chip-radio">
              <input
                type="radio"
                name="kind"
                value={kind}
                checked={draft.kind === kind}
                onChange={() => change({ kind })}
              />
              {kindName(kind)}
            </label>
          ))}
        </div>
      </fieldset>
      {isLive && <PhotoField photos={photos} onPhotos={onPhotos} />}
    </>
  )
}
