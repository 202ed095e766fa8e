// YAML · the keys that may stand at a place, read off the JSON Schema, for "did you mean".

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly items?: Schema | readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

/** `path` leads from the root to an object: keys and indexes. */
export function keysAt(root: object, path: readonly string[]): string[] {
  let here = open(root as Schema, {})
  for (const key of path) here = here.flatMap(([one, defs]) => step(one, key).flatMap((next) => open(next, defs)))
  return [...new Set(here.flatMap(([one]) => Object.keys(one.properties ?? {})))]
}

type Defs = Readonly<Record<string, Schema>>
type Opened = readonly [Schema, Defs]

/** A reference or a union stands for what it leads to. */
function open(schema: Schema, above: Defs): Opened[] {
  const defs = { ...above, ...schema.$defs }
  if (schema.$ref !== undefined) {
    const { [schema.$ref]: target, ...rest } = defs
    return target === undefined ? [] : open(target, rest).map(([one]) => [one, defs])
  }
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((one) => open(one, defs))
  return [[schema, defs]]
}

function step(schema: Schema, key: string): Schema[] {
  const own = schema.properties?.[key]
  if (own !== undefined) return [own]
  if (schema.items !== undefined && /^\d+$/.test(key)) {
    const one = 'length' in schema.items ? schema.items[Number(key)] : schema.items
    return one === undefined ? [] : [one as Schema]
  }
  return Object.entries(schema.patternProperties ?? {})
    .filter(([pattern]) => new RegExp(pattern, 'u').test(key))
    .map(([, one]) => one)
}
