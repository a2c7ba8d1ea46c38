import type { Service } from '@wijkwerk/backend/contract/service.ts'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Head } from '../panels/Head.tsx'
import { PhoneLink } from '../panels/PhoneLink.tsx'
import { RetentionTable } from '../panels/RetentionTable.tsx'
import { TextSections } from '../panels/TextSections.tsx'
import { useService } from '../panels/use-service.ts'
import { formatDate } from '../text/format.ts'
import { richText, t } from '../text/reading-text.ts'

const stateOfText = (date: string) => (/^\d{4}-\d{2}-\d{2}$/.test(date) ? formatDate(date) : date)

const link = (href: string) => (chunks: ReactNode[]) => (
  <Link key={href} href={href}>
    {chunks}
  </Link>
)

// Data are files, not pages of this site.
const dataLink = (href: string) => (chunks: ReactNode[]) => (
  <a key={href} href={href}>
    {chunks}
  </a>
)

/** The host that the map comes from where that is not this site, or null. */
function hostElsewhere({ basemap, publicUrl }: Service): string | null {
  const address = basemap.style ?? basemap.pmtiles
  if (!address || !URL.canParse(address)) return null
  const { host } = new URL(address)
  return URL.canParse(publicUrl) && new URL(publicUrl).host === host ? null : host
}

/** What this site is, who reads along and what happens with an idea. */
export function AboutPage() {
  const { city, phone, answerWithinWorkingDays, credits } = useService()
  const site = t('site.name')
  const title = t('nav.about', { site })
  return (
    <div className="page">
      <Head title={title} description={t('about.lead', { site, city })} />
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lead">{t('about.lead', { site, city })}</p>
      <p>{t('about.notJobs', { site, city })}</p>
      <TextSections
        sections={[
          {
            title: 'about.happensTitle',
            paragraphs: [
              t('about.happens1'),
              t('about.happens2', { days: answerWithinWorkingDays }),
              t('about.happens3'),
            ],
          },
          { title: 'about.weightTitle', paragraphs: [t('about.weight')] },
          {
            title: 'about.notHereTitle',
            paragraphs: [
              richText('about.notHereCall', {
                danger: () => <PhoneLink key="danger" phone="112" />,
                phone: () => <PhoneLink key="phone" phone={phone} />,
              }),
              t('about.notHere'),
            ],
          },
          { title: 'about.examplesTitle', paragraphs: [t('about.examples')] },
          {
            title: 'about.mapTitle',
            paragraphs: [
              richText('about.map', { areas: link('/woonkernen') }),
              richText('about.data', { csv: dataLink('/api/ideas.csv'), geojson: dataLink('/api/ideas.geojson') }),
            ],
          },
        ]}
      />
      <h2>{t('footer.credits')}</h2>
      <ul className="credits">
        {credits.map(({ source, text, licence, stateOf }) => (
          <li key={source}>
            {text}. {licence}.
            {stateOf && !text.includes(stateOf.slice(0, 4)) && ` ${t('about.stateOf', { date: stateOfText(stateOf) })}`}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What is kept of people, why, and what they can ask. */
export function PrivacyPage() {
  const service = useService()
  const { city, phone, address } = service
  const host = hostElsewhere(service)
  const call = { phone: () => <PhoneLink key="phone" phone={phone} />, address }
  return (
    <div className="page">
      <Head title={t('nav.privacy')} description={t('privacy.lead')} />
      <h1 tabIndex={-1}>{t('nav.privacy')}</h1>
      <p className="lead">{t('privacy.lead')}</p>
      <TextSections
        sections={[
          { title: 'privacy.publicTitle', paragraphs: [t('privacy.public')] },
          { title: 'privacy.replyTitle', paragraphs: [t('privacy.reply')] },
          { title: 'privacy.answersTitle', paragraphs: [t('privacy.answers'), t('privacy.answersDevice')] },
          { title: 'privacy.linkTitle', paragraphs: [t('privacy.link')] },
          { title: 'privacy.photosTitle', paragraphs: [t('privacy.photos')] },
          {
            title: 'privacy.deviceTitle',
            paragraphs: [
              t('privacy.device'),
              t('privacy.cookie'),
              host ? t('privacy.otherBasemap', { host }) : t('privacy.noOthers'),
            ],
          },
          { title: 'privacy.placeTitle', paragraphs: [t('privacy.place')] },
          { title: 'privacy.whyTitle', paragraphs: [t('privacy.why', { city })] },
          { title: 'privacy.keepTitle', paragraphs: [t('privacy.keep')], below: <RetentionTable /> },
          {
            title: 'privacy.rightsTitle',
            paragraphs: [richText('privacy.rights', call), t('privacy.supervisor')],
          },
        ]}
      />
    </div>
  )
}

/** How far this site can be used by everyone, how that was tested and where to complain. */
export function AccessibilityPage() {
  const { city, phone, address } = useService()
  const call = { phone: () => <PhoneLink key="phone" phone={phone} />, address, contact: link('/contact') }
  return (
    <div className="page">
      <Head title={t('nav.accessibility')} description={t('accessibility.lead', { city })} />
      <h1 tabIndex={-1}>{t('nav.accessibility')}</h1>
      <p className="lead">{t('accessibility.lead', { city })}</p>
      <TextSections
        sections={[
          { title: 'accessibility.statusTitle', paragraphs: [t('accessibility.status')] },
          { title: 'accessibility.testedTitle', paragraphs: [t('accessibility.tested'), t('accessibility.audit')] },
          { title: 'accessibility.withoutMapTitle', paragraphs: [t('accessibility.withoutMap')] },
          { title: 'accessibility.limitsTitle', paragraphs: [t('accessibility.limits')] },
          {
            title: 'accessibility.contactTitle',
            paragraphs: [richText('accessibility.contact', call), t('accessibility.ombudsman')],
          },
        ]}
      />
    </div>
  )
}
