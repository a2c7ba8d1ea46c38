import desk from '../../messages/nl/desk/desk.json'
import hotspots from '../../messages/nl/desk/hotspots.json'
import inbox from '../../messages/nl/desk/inbox.json'
import intake from '../../messages/nl/desk/intake.json'
import signIn from '../../messages/nl/desk/sign-in.json'
import { createText } from './create-text.ts'
import { nl } from './text.ts'

/** Every text of the desk, and those of the site; apart, so that residents do not load the texts of staff. */
export const deskNl = { ...nl, ...desk, ...hotspots, ...inbox, ...intake, ...signIn }

export type DeskTextKey = keyof typeof deskNl

export const { t } = createText<DeskTextKey>(deskNl)
