import { t } from '../../text/text.ts'

/** How far one looks around: “250 m”, “1 km”. */
export const formatRadius = (metres: number) =>
  metres < 1000 ? t('nearby.metres', { metres }) : t('nearby.kilometres', { kilometres: metres / 1000 })
