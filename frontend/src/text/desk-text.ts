import content from '../../messages/nl/desk/content.json'
import desk from '../../messages/nl/desk/desk.json'
import hotspots from '../../messages/nl/desk/hotspots.json'
import inbox from '../../messages/nl/desk/inbox.json'
import intake from '../../messages/nl/desk/intake.json'
import log from '../../messages/nl/desk/log.json'
import print from '../../messages/nl/desk/print.json'
import signIn from '../../messages/nl/desk/sign-in.json'
import standIns from '../../messages/nl/desk/stand-ins.json'
import year from '../../messages/nl/desk/year.json'
import { createText } from './create-text.ts'
import { nl } from './text.ts'

/** Every text of the desk, and those of the site; apart, so that residents do not load the texts of staff. */
export const deskNl = {
  ...nl,
  ...content,
  ...desk,
  ...hotspots,
  ...inbox,
  ...intake,
  ...log,
  ...print,
  ...signIn,
  ...standIns,
  ...year,
}

export type DeskTextKey = keyof typeof deskNl

export const { t } = createText<DeskTextKey>(deskNl)
