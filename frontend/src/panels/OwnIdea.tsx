import { Link } from 'wouter'
import { richText } from '../text/text.ts'
import { useHydrated } from '../ui/use-hydrated.ts'
import { readMyIdeas } from './my-ideas.ts'

/** On the public page of an idea that was sent from this device: the way to correct or withdraw it. */
export function OwnIdea({ id }: { id: number }) {
  const isLive = useHydrated()
  const own = isLive ? readMyIdeas().find(({ number }) => Number(number) === id) : undefined
  if (!own) return null
  return (
    <p className="note">
      {richText('idea.own', {
        link: (chunks) => (
          <Link key="own" href={own.link}>
            {chunks}
          </Link>
        ),
      })}
    </p>
  )
}
