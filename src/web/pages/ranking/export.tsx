// Web · the list taken along as a spreadsheet, filtered and in order as it is shown.
import { getRouteApi } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { whomOf } from './search.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/ranking')

export function Export({ id }: { readonly id: string }) {
  const say = useWords()
  const search = here.useSearch()
  const { grade, sort, order } = search
  const asked = Object.entries({ ...whomOf(search), grade, sort, order }).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(asked as [string, string][]).toString()
  const url = (format: string) => `/api/evaluations/${encodeURIComponent(id)}/exports/${format}?${query}`
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
