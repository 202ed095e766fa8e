// Web · the drawer that walks a figure back; open while the page's address names one in `walk`, closed by going back.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Drawer, Grid } from 'antd'
import { readWalk } from './walk.ts'
import { WalkFigure } from './walk-figure.tsx'
import { WalkGoal } from './walk-goal.tsx'
import { useWalkWords } from './walk-words.ts'
import './walk.css'

export interface WalkDrawerProps {
  /** The day and the unit that the page speaks of. */
  readonly on: string
  readonly unit?: string | undefined
}

export function WalkDrawer({ on, unit }: WalkDrawerProps) {
  const say = useWalkWords()
  const navigate = useNavigate()
  const wide = Grid.useBreakpoint().sm
  const { walk: text } = useSearch({ strict: false }) as { walk?: string }
  const walk = readWalk(text)
  const close = () =>
    void navigate({
      to: '.',
      search: ((old: object) => ({ ...old, walk: undefined })) as never,
      resetScroll: false,
    })
  return (
    <Drawer
      open={walk !== undefined}
      onClose={close}
      size={wide === false ? '100%' : 640}
      title={say('title')}
      destroyOnHidden
      className="walk"
    >
      {walk?.of === 'goal' ? (
        <WalkGoal on={on} unit={unit} goal={walk.goal} member={walk.member} />
      ) : walk?.of === 'figure' ? (
        <WalkFigure {...walk} />
      ) : null}
    </Drawer>
  )
}
