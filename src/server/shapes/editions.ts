// Server · the shapes of editions: a scheme as text, tree and form; what a draft changes; two of them side by side.
import { Type } from 'typebox'
import { FindingShape } from '../answer.ts'
import { MaybeNumber, MaybeText, oneOf, Text, WordsShape } from '../shapes.ts'
import { SchemeShape } from './policy.ts'

const Leaf = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])

export const SideBySideShape = Type.Object({
  keys: Type.Array(Type.String(), { description: 'from the top down; an entry of a list by its id' }),
  labels: Type.Array(WordsShape, { description: 'of what it stands in, outermost first' }),
  left: Type.Optional(Leaf),
  right: Type.Optional(Leaf),
})

const NodeLine = Type.Object({
  id: Type.String(),
  label: Type.String(),
  depth: Type.Integer(),
  leaf: Type.Boolean(),
  weight: MaybeNumber,
  unit: Type.String(),
  value: Type.String({ description: 'the formula in words' }),
  score: Type.String({ description: 'how it is scored or combined, in words' }),
  missing: Type.String({ description: 'what a missing value earns, in words' }),
  cite: Type.Optional(Type.String()),
  assumed: Type.Optional(Type.String()),
  confirm_by: Type.Optional(Type.String()),
})

const Field = Type.Object({
  path: Type.String({ description: 'where it stands in the file' }),
  group: oneOf(['weight', 'score', 'adjust', 'cut', 'decimals']),
  of: Type.String({ description: 'id of the node or rule, or the grade' }),
  label: Type.String({ description: 'how that is called' }),
  key: Type.String(),
  kind: oneOf(['number', 'formula', 'statistic']),
  value: Type.Union([Type.Number(), Type.String()]),
})

const Told = {
  text: Type.Union([Type.String(), Type.Null()], { description: 'the method in Chinese words; null when faulty' }),
  tree: Type.Array(NodeLine),
  fields: Type.Array(Field, { description: 'the numbers a rule keeper tunes' }),
  yaml: Type.String(),
  findings: Type.Array(FindingShape),
}

export const SchemeShownShape = Type.Object({
  ...SchemeShape.properties,
  ...Told,
  n: Type.Integer({ description: 'number of the edition' }),
  in_force: Type.Boolean(),
  newest: Type.Integer(),
})

export const DraftShape = Type.Object({
  ok: Type.Boolean({ description: 'whether it may be issued' }),
  ...Told,
  changes: Type.Array(SideBySideShape, { description: 'left: the edition in force, right: the draft' }),
})

export const EditionShape = Type.Object({
  n: Type.Integer(),
  from: Type.Union([Type.String(), Type.Null()], { description: 'null: from the beginning, with the rule book' }),
  by: MaybeText,
  at: MaybeText,
  reason: MaybeText,
  act: Type.Union([Type.Integer(), Type.Null()]),
  hash: Type.String(),
  in_force: Type.Boolean(),
  evaluations: Type.Array(Type.Object({ id: Type.String(), period: Type.String() }), {
    description: 'planned by it, as far as the reader sees them',
  }),
})

export const ChangeShape = Type.Object(
  {
    path: Type.String({ minLength: 1, maxLength: 500 }),
    value: Type.Union([Type.Number(), Type.String({ minLength: 1, maxLength: 4000 })]),
  },
  { additionalProperties: false },
)

export const SchemeYaml = Type.String({ minLength: 1, maxLength: 300_000, description: 'the scheme file as text' })
export const EditionParams = Type.Object({ id: Text })
