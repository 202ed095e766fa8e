// Server · shapes of how goals are shown together: columns, and the rule of the lights.
import { Type } from 'typebox'
import { MaybeText, Said } from '../shapes.ts'

const MaybeSaid = Type.Union([Said, Type.Null()])

export const ColumnShape = Type.Object({
  id: Type.String(),
  label: Said,
  meaning: Said,
  goals: Type.Array(Type.String(), { description: 'ids, in the order in which they are shown' }),
  cites: Type.Array(Type.String()),
  assumed: MaybeSaid,
  confirm_by: MaybeText,
})

export const LightRuleShape = Type.Object(
  {
    label: Said,
    since: Type.String(),
    green: Type.Number(),
    yellow: Type.Number(),
    assumed: MaybeSaid,
    confirm_by: MaybeText,
  },
  { description: 'way made ÷ way due by now: at least `green`, at least `yellow`, less is red' },
)
