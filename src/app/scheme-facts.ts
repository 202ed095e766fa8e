// App · what the rule book needs to know of a scheme: its inputs, and every place that cites or assumes something.
import { titleOf } from '../evaluate/describe.ts'
import type { Scheme } from '../evaluate/scheme/schema.ts'
import type { SchemeFacts } from '../policy/check-schemes.ts'
import { pathTo, type Where } from '../yaml/read.ts'

export function schemeFacts(scheme: Scheme, file: string, where: Where): SchemeFacts {
  return {
    id: scheme.scheme,
    file,
    title: titleOf(scheme),
    subject: scheme.subject ?? '',
    inputs: Object.entries(scheme.inputs).map(([id, { label, unit }]) => ({
      id,
      label: label ?? id,
      unit: unit === undefined ? '' : String(unit),
    })),
    origins: originsOf(scheme, '', undefined),
    where,
  }
}

function originsOf(node: unknown, path: string, above: string | undefined): SchemeFacts['origins'] {
  if (Array.isArray(node)) return node.flatMap((one, i) => originsOf(one, `${path}[${i}]`, above))
  if (node === null || typeof node !== 'object') return []
  const { cite, confirm_by: own, status, ...rest } = node as Readonly<Record<string, unknown>>
  const assumed = status === 'assumed' ? true : rest['assumed']
  const by = typeof own === 'string' ? own : above
  const said = cite !== undefined || own !== undefined || (assumed !== undefined && assumed !== false)
  const here = said
    ? [
        {
          path,
          ...(typeof cite === 'string' ? { cite } : {}),
          ...(assumed === undefined || assumed === false ? {} : { assumed: String(assumed) }),
          ...(by === undefined ? {} : { confirm_by: by }),
        },
      ]
    : []
  return [...here, ...Object.entries(node).flatMap(([key, one]) => originsOf(one, pathTo(path, key), by))]
}

export interface SchemeView {
  readonly id: string
  readonly file: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly subject: string
  readonly inputs: readonly { readonly id: string; readonly label: string; readonly unit: string }[]
  /** Places of it that are assumed. */
  readonly assumed: number
}

export const schemeView = ({ id, file, title, subject, inputs, origins }: SchemeFacts): SchemeView => ({
  ...{ id, file, title, subject, inputs },
  assumed: origins.filter(({ assumed }) => assumed !== undefined).length,
})
