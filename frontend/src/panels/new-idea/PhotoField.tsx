import { useMutation } from '@tanstack/react-query'
import type { Photo } from '@wijkwerk/backend/contract/ideas.ts'
import { useState } from 'react'
import { ProblemError, send } from '../../api/client.ts'
import { t } from '../../text/text.ts'
import { Icon } from '../../ui/Icon.tsx'
import { newKey } from '../../ui/new-key.ts'
import { fieldId } from '../ErrorSummary.tsx'
import { problemLines } from '../problem-lines.ts'

const MAX_PHOTOS = 4

type Props = { photos: readonly Photo[]; onPhotos: (change: (before: Photo[]) => Photo[]) => void }

/** Up to four photos, sent as they are chosen; their preview comes from this device. */
export function PhotoField({ photos, onPhotos }: Props) {
  const [previews, setPreviews] = useState<Record<string, string>>({})
  const keep = async (file: File) => {
    const body = new FormData()
    body.set('photo', file)
    const photo = await send<Photo>('/api/photos', { method: 'POST', body, key: newKey() })
    setPreviews((before) => ({ ...before, [photo.id]: URL.createObjectURL(file) }))
    onPhotos((before) => [...before, photo])
  }
  const remove = (id: string) => {
    const preview = previews[id]
    if (preview) URL.revokeObjectURL(preview)
    onPhotos((before) => before.filter((photo) => photo.id !== id))
  }
  // One photo that cannot be had takes no other with it.
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (files: File[]) => {
      const failures: unknown[] = []
      for (const file of files) await keep(file).catch((failure: unknown) => failures.push(failure))
      if (failures.length > 0) throw failures[0]
    },
  })
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
                onClick={() => remove(photo.id)}
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
