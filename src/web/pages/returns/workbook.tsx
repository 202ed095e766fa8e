// Web · the template to download, and the filled-in one sent back: what was read is told, what was not is told cell by cell.
import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import { Alert, Button, Modal, Upload } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/act.ts'
import { refusedBy } from '../../api/client.ts'
import { readRole } from '../../api/role.ts'
import { useLanguage } from '../../i18n/words.ts'
import { Findings, keyOf } from '../../parts/fault.tsx'
import type { RemarkOf } from './sheet-data.ts'
import { useWords } from './words.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Read {
  readonly cells: number
  readonly answers: number
  readonly open: number
  readonly findings: readonly RemarkOf['finding'][]
}

export function Workbook({ id, canType }: { readonly id: string; readonly canType: boolean }) {
  const say = useWords()
  const language = useLanguage()
  const [shown, setShown] = useState(false)
  const send = useAct((file: File, key) => sendWorkbook(id, file, key))
  const url = `/api/returns/${encodeURIComponent(id)}`
  return (
    <>
      <Button icon={<DownloadOutlined />} href={`${url}/template`} download>
        {say('template')}
      </Button>
      {canType ? (
        <Upload
          accept=".xlsx"
          showUploadList={false}
          beforeUpload={(file) => {
            setShown(true)
            send.mutate(file)
            return false
          }}
        >
          <Button icon={<UploadOutlined />} loading={send.isPending}>
            {say('upload')}
          </Button>
        </Upload>
      ) : null}
      <Modal
        open={shown && !send.isPending && !send.isIdle}
        title={say('upload')}
        footer={null}
        onCancel={() => setShown(false)}
      >
        {send.isError ? <Alert type="error" role="alert" title={<Findings of={send.error} />} /> : null}
        {send.data === undefined ? null : (
          <>
            <p>{say('uploaded', { ...pickCounts(send.data) })}</p>
            <ul className="findings">
              {send.data.findings.map((one) => (
                <li key={keyOf(one)}>{one[language]}</li>
              ))}
            </ul>
          </>
        )}
      </Modal>
    </>
  )
}

const pickCounts = ({ cells, answers, open }: Read) => ({ cells, answers, open })

/** The body is the workbook itself, which the typed client has no shape for. */
async function sendWorkbook(id: string, file: File, key: string): Promise<Read> {
  const role = readRole()
  const answer = await fetch(`/api/returns/${encodeURIComponent(id)}/workbook`, {
    method: 'POST',
    body: await file.arrayBuffer(),
    headers: { 'content-type': XLSX, 'idempotency-key': key, ...(role === undefined ? {} : { 'wanmu-role': role }) },
  })
  const body: unknown = await answer.json().catch(() => undefined)
  if (!answer.ok) throw refusedBy(answer.status, body)
  return body as Read
}
