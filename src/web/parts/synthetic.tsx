// Web · the mark 模拟数据 wherever synthetic data show.
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../api/client.ts'
import { defineWords } from '../i18n/words.ts'
import './synthetic.css'

const useSyntheticWords = defineWords('synthetic', {
  zh: { mark: '模拟数据', why: '企业、平台、数额均为模拟，不指任何真实单位' },
  en: { mark: '模拟数据 synthetic data', why: 'Enterprises, platforms and figures are made up and mean no real one' },
})

export function SyntheticMark() {
  const say = useSyntheticWords()
  const { data } = useQuery({
    queryKey: ['about'],
    queryFn: () => ask(api.GET('/api/about')),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (data?.synthetic !== true) return null
  return (
    <span className="synthetic" title={say('why')}>
      {say('mark')}
    </span>
  )
}
