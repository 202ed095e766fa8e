// Web · a weight table from Excel as the draft of a scheme: shown with all that is to be confirmed, and taken away as a file; nothing is kept.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Drawer, Upload } from 'antd'
import { ask, refusedBy } from '../../api/client.ts'
import { readRole } from '../../api/role.ts'
import type { paths } from '../../api/schema.d.ts'
import { FindingList, Findings } from '../../parts/fault.tsx'
import { useWords } from './words.ts'

type Drafted = paths['/api/schemes/import']['post']['responses']['200']['content']['application/json']
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The body is the file itself, which the typed client does not send. */
async function send(file: File): Promise<Drafted> {
  const role = readRole()
  const name = file.name.replace(/\.[^.]+$/, '')
  const reply = await fetch(`/api/schemes/import?${new URLSearchParams({ name })}`, {
    method: 'POST',
    headers: {
      'content-type': file.name.endsWith('.csv') ? 'text/csv' : XLSX,
      ...(role === undefined ? {} : { 'wanmu-role': role }),
    },
    body: file,
  })
  const body: unknown = await reply.json()
  if (!reply.ok) throw refusedBy(reply.status, body)
  return await ask(Promise.resolve({ data: body as Drafted, response: reply }))
}

export function ImportTable() {
  const say = useWords()
  const sent = useMutation({ mutationFn: send })
  const { data } = sent
  return (
    <>
      <Upload
        accept=".xlsx,.csv"
        showUploadList={false}
        beforeUpload={(file) => {
          sent.mutate(file)
          return false
        }}
      >
        <Button loading={sent.isPending}>{say('importTable')}</Button>
      </Upload>
      {sent.isError ? <Alert type="error" role="alert" title={<Findings of={sent.error} />} /> : null}
      {data === undefined ? null : (
        <Drawer open size={720} title={say('imported')} onClose={() => sent.reset()}>
          <p>{say('importedFacts', { indicators: data.indicators, weight: data.weight, assumed: data.assumed })}</p>
          {data.findings.length === 0 ? null : <FindingList of={data.findings} />}
          <p>
            <Button
              href={`data:text/yaml;charset=utf-8,${encodeURIComponent(data.yaml)}`}
              download={`${/^scheme: (\S+)/m.exec(data.yaml)?.[1] ?? 'scheme'}.yaml`}
            >
              {say('download')}
            </Button>
          </p>
          <pre className="rules-file" lang="zh">
            {data.text}
          </pre>
          <pre className="rules-file">{data.yaml}</pre>
        </Drawer>
      )}
    </>
  )
}
