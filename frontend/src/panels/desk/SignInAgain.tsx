import { useLocation } from 'wouter'
import { t } from '../../text/desk-text.ts'

/** Says that an act asks for a sign-in of the last ten minutes, and leads there and back. */
export function SignInAgain() {
  const [path] = useLocation()
  return (
    <p className="note warn" role="alert">
      {t('signInAgain.text')} <a href={`/beheer/aanmelden?naar=${encodeURIComponent(path)}`}>{t('signInAgain.do')}</a>
    </p>
  )
}
