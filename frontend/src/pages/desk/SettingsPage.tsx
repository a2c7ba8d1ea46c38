import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ModerationSettings } from '@wijkwerk/backend/contract/settings.ts'
import type { FormEvent } from 'react'
import { chooseModeration, moderationQuery } from '../../api/desk-settings.ts'
import { Loading } from '../../panels/Loading.tsx'
import { THEMES } from '../../state/idea-choices.ts'
import { t } from '../../text/desk-text.ts'
import { themeName } from '../../text/format.ts'
import { useActKey } from '../../ui/use-act-key.ts'

const MOMENTS = ['after', 'before'] as const

/** What administrators choose: whether staff look before or after everyone sees what residents send. */
export function SettingsPage() {
  const client = useQueryClient()
  const { data } = useQuery(moderationQuery())
  const keyOf = useActKey()
  const { mutate, isSuccess, isError, isPending } = useMutation({
    mutationFn: (settings: ModerationSettings) => chooseModeration(keyOf(settings), settings),
    onSuccess: (settings) => client.setQueryData(moderationQuery().queryKey, settings),
  })
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    mutate({
      ideas: values.get('ideas') === 'before' ? 'before' : 'after',
      themes: THEMES.filter((theme) => values.getAll('themes').includes(theme)),
      photos: values.has('photos') ? 'before' : 'after',
    })
  }
  if (!data) return <Loading />
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('settings.title')}</h1>
      <form onSubmit={save}>
        <h2>{t('settings.moderation')}</h2>
        <p>{t('settings.lead')}</p>
        <p>{t('settings.proof')}</p>
        <fieldset className="field">
          <legend className="visually-hidden">{t('settings.moderation')}</legend>
          <div className="radio-column">
            {MOMENTS.map((moment) => (
              <label key={moment} className="radio">
                <input type="radio" name="ideas" value={moment} defaultChecked={data.ideas === moment} />
                {t(`settings.ideas.${moment}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset className="field">
          <legend>{t('settings.themes')}</legend>
          <div className="check-row">
            {THEMES.map((theme) => (
              <label key={theme} className="check">
                <input type="checkbox" name="themes" value={theme} defaultChecked={data.themes.includes(theme)} />
                {themeName(theme)}
              </label>
            ))}
          </div>
        </fieldset>
        <label className="check">
          <input type="checkbox" name="photos" defaultChecked={data.photos === 'before'} />
          {t('settings.photos')}
        </label>
        {isError && <p role="alert">{t('settings.failed')}</p>}
        <p className="actions">
          <button type="submit" className="button" aria-disabled={isPending}>
            {t('settings.save')}
          </button>
        </p>
        <p role="status">{isSuccess && t('settings.saved')}</p>
      </form>
    </div>
  )
}
