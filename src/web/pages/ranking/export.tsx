// Web · the list taken along as a spreadsheet, filtered and in order as it is shown.
import { getRouteApi } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { movedIn } from './compared.ts'
import { whomOf } from './search.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/ranking')

export function Export({ id }: { readonly id: string }) {
  const say = useWords()
  const search = here.useSearch()
  const { grade, sort, order, earlier } = search
  const shown = earlier === undefined ? { grade, sort, order } : movedIn(search)
  const asked = Object.entries({ ...whomOf(search), ...shown }).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(asked as [string, string][]).toString()
  const beside = earlier === undefined ? '' : `/compare/${encodeURIComponent(earlier)}`
  const url = (format: string) => `/api/evaluations/${encodeURIComponent(id)}${beside}/exports/${format}?${query}`
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: (['xlsx', 'csv'] as const).map((format) => ({
          key: format,
          label: (
            <a href={url(format)} download>
              {say(format)}
            </a>
          ),
        })),
      }}
    >
      <Button>{say('export')}</Button>
    </Dropdown>
  )
}
