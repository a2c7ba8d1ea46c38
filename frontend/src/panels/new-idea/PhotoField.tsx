import { useMutation } from '@tanstack/react-query'
import type { Photo } from '@wijkwerk/backend/contract/ideas.ts'
import { useEffect, useState } from 'react'
import { ProblemError, send } from '../../api/client.ts'
import { t } from '../../text/text.ts'
import { Icon } from '../../ui/Icon.tsx'
import { newKey } from '../../ui/new-key.ts'
import { fieldId } from '../ErrorSummary.tsx'
import { problemLines } from '../problem-lines.ts'

const MAX_PHOTOS = 4

type Props = { photos: readonly Photo[]; onPhotos: (photos: Photo[]) => void }

/** Up to four photos, sent as they are chosen; their preview comes from this device. */
export function PhotoField({ photos, onPhotos }: Props) {
  const [previews, setPreviews] = useState<Record<string, string>>({})
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (files: File[]) => {
      const kept: { photo: Photo; preview: string }[] = []
      for (const file of files) {
        const body = new FormData()
        body.set('photo', file)
        const photo = await send<Photo>('/api/photos', { method: 'POST', body, key: newKey() })
        kept.push({ photo, preview: URL.createObjectURL(file) })
      }
      return kept
    },
    onSuccess: (kept) => {
      setPreviews((before) => ({
        ...before,
        ...Object.fromEntries(kept.map(({ photo, preview }) => [photo.id, preview])),
      }))
      onPhotos([...photos, ...kept.map(({ photo }) => photo)])
    },
  })
  useEffect(
    function letPreviewsGo() {
      return () => Object.values(previews).forEach(URL.revokeObjectURL)
    },
    [previews],
  )
  const room = MAX_PHOTOS - photos.length
  return (
    <div className="field photos">
      <p className="label" id="photos-label">
        {t('photos.label')} <span className="soft">{t('form.optional')}</span>
      </p>
      {photos.length > 0 && (
        <ul>
          {photos.map((photo, index) => (
            <li key={photo.id}>
              <img src={previews[photo.id] ?? photo.url} alt={t('photos.photo', { number: index + 1 })} />
              <button
                type="button"
                aria-label={t('photos.remove', { number: index + 1 })}
                onClick={() => onPhotos(photos.filter(({ id }) => id !== photo.id))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {room > 0 && (
        <label className="button quiet file-button">
          <Icon name="camera" />
          {t(isPending ? 'photos.sending' : 'photos.add')}
          <input
            id={fieldId('photos')}
            className="visually-hidden"
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            aria-describedby="photos-hint"
            disabled={isPending}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])].slice(0, room)
              event.target.value = ''
              if (files.length > 0) mutate(files)
            }}
          />
        </label>
      )}
      <p className="hint" id="photos-hint">
        {t('photos.hint')}
      </p>
      <div role="alert">
        {error && (
          <p className="wrong">
            {error instanceof ProblemError &&
              problemLines(error.problem)
                .map(({ text }) => t(text))
                .join(' ')}
          </p>
        )}
      </div>
    </div>
  )
}
