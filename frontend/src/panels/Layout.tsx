import type { ReactNode } from 'react'
import { t } from '../text/text.ts'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'

/** The frame around every page: the way to skip, the header with the phone number, the page, the footer. */
export function Layout({ children }: { children: ReactNode }) {
  return (
    <>
      <a className="skip" href="#inhoud">
        {t('site.skip')}
      </a>
      <Header />
      <main id="inhoud" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </>
  )
}
