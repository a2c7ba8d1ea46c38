/** A moment by the clock of Europe/Brussels as two fields show it; no time is the beginning of the day. */
export function splitOpening(kept: string): { day: string; time: string } {
  const [day = '', time = ''] = kept.split(' ')
  return { day, time: time === '00:00' ? '' : time }
}

/** As `splitOpening`, where no time is the end of the day: midnight belongs to the day before. */
export function splitClosing(kept: string): { day: string; time: string } {
  const { day, time } = splitOpening(kept)
  if (time || !day) return { day, time }
  return { day: new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10), time }
}

/** The two fields as one moment. */
export const joinMoment = ({ day, time }: { day: string; time: string }) => (time ? `${day} ${time}` : day)
