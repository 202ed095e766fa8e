// Web · a file into a register: checked first, every finding at once; then imported as a job whose progress its address keeps.
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Checkbox, DatePicker, Form, Select, Upload } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useAct } from '../../api/act.ts'
import { useRole } from '../../api/session.ts'
import { Findings } from '../../parts/fault.tsx'
import { isRunning, useJob } from '../../parts/job.ts'
import { Columns } from './import-columns.tsx'
import { ImportResult } from './import-result.tsx'
import { useImportWords } from './import-words.ts'
import { BOUNDED, type Importable, importableBy, isShapes } from './kinds.ts'
import { sendFile } from './send-file.ts'
import { useKindWords } from './words.ts'
import './registers.css'

const here = getRouteApi('/shell/registers/import')
const MERIDIANS = [114, 117, 120, 123].map((value) => ({ value, label: `${value}°` }))

interface Given {
  readonly on: Dayjs
  readonly complete?: boolean
  readonly of?: string
  readonly meridian?: number
}

export function Import() {
  const say = useImportWords()
  const role = useRole()
  const search = here.useSearch()
  const offered = importableBy(role)
  const what = offered.find((one) => one === search.what) ?? offered[0]
  return (
    <>
      <Link to="/registers" search={toRegister(what)} className="soft no-print">
        {say('back')}
      </Link>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      {what === undefined ? (
        <Alert type="info" showIcon title={say('notYours')} />
      ) : (
        <Into key={what} what={what} offered={offered} />
      )}
    </>
  )
}

const toRegister = (what: Importable | undefined) =>
  what === undefined || what === 'tenure' || what === 'boundary' ? {} : { register: what }

function Into({ what, offered }: { readonly what: Importable; readonly offered: readonly Importable[] }) {
  const say = useImportWords()
  const kindOf = useKindWords()
  const { check, job } = here.useSearch()
  const navigate = here.useNavigate()
  const [form] = Form.useForm<Given>()
  const [file, setFile] = useState<File>()
  /** Of the file and the answers as they were checked here. */
  const [isChecked, setChecked] = useState(false)
  const checked = useJob(check)
  const forget = () => {
    setChecked(false)
    if (check !== undefined || job !== undefined) void navigate({ search: { what }, replace: true })
  }
  const send = useAct(
    async ({ given, chosen, dry }: { given: Given; chosen: File; dry: boolean }, key) => {
      const { on, complete = false, of, meridian } = given
      const asked = { ...(of === undefined ? {} : { of }), ...(meridian === undefined ? {} : { meridian }) }
      const begun = await sendFile({ what, file: chosen, on: on.format('YYYY-MM-DD'), complete, ...asked, dry }, key)
      return { begun, dry }
    },
    ({ begun, dry }) => {
      setChecked(dry)
      void navigate({
        search: dry ? { what, check: begun } : { what, ...(check === undefined ? {} : { check }), job: begun },
      })
    },
  )
  const begin = (dry: boolean) => {
    if (file !== undefined) send.mutate({ given: form.getFieldsValue(), chosen: file, dry })
  }
  const isFine = isChecked && checked.data?.standing === 'done'
  const isBusy = send.isPending || (check !== undefined && isRunning(checked.data) && !checked.isError)
  return (
    <div className="import">
      <section className="panel" aria-label={say('title')}>
        <Form
          name="import"
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ on: dayjs(), of: 'unit' }}
          onValuesChange={forget}
        >
          <Form.Item label={say('what')} htmlFor="what">
            <Select
              id="what"
              value={what}
              options={offered.map((value) => ({ value, label: kindOf(value) }))}
              onChange={(value: Importable) => void navigate({ search: { what: value } })}
            />
          </Form.Item>
          {what === 'boundary' ? (
            <Form.Item name="of" label={say('of')}>
              <Select options={BOUNDED.map((value) => ({ value, label: kindOf(value) }))} />
            </Form.Item>
          ) : null}
          <Form.Item name="on" label={say('on')}>
            <DatePicker allowClear={false} />
          </Form.Item>
          {isShapes(what) ? (
            <Form.Item name="meridian" label={say('meridian')}>
              <Select allowClear options={MERIDIANS} />
            </Form.Item>
          ) : null}
          {what === 'boundary' ? null : (
            <Form.Item name="complete" valuePropName="checked">
              <Checkbox>{say('complete')}</Checkbox>
            </Form.Item>
          )}
        </Form>
        <Upload.Dragger
          accept={isShapes(what) ? '.zip,.geojson,.json' : '.xlsx,.csv'}
          maxCount={1}
          fileList={file === undefined ? [] : [{ uid: file.name, name: file.name }]}
          beforeUpload={(chosen) => {
            setFile(chosen)
            forget()
            return false
          }}
          onRemove={() => {
            setFile(undefined)
            forget()
          }}
        >
          <p>{say('drop')}</p>
          <p className="soft">{say(isShapes(what) ? 'shapes' : 'sheets')}</p>
        </Upload.Dragger>
        <p className="soft">{say('hint')}</p>
        <div className="import-do">
          <Button
            type={isFine ? 'default' : 'primary'}
            disabled={file === undefined}
            loading={isBusy && !isFine}
            onClick={() => begin(true)}
          >
            {say('check')}
          </Button>
          <Button
            type={isFine ? 'primary' : 'default'}
            disabled={!isFine || file === undefined || send.isPending}
            onClick={() => begin(false)}
          >
            {say('import')}
          </Button>
        </div>
        {send.isError ? <Alert type="error" role="alert" title={<Findings of={send.error} />} /> : null}
      </section>
      <div className="import-results">
        {job === undefined ? null : <ImportResult id={job} title={say('imported')} what={what} />}
        {check === undefined ? null : <ImportResult id={check} title={say('checked')} what={what} />}
        {check === undefined && job === undefined ? <Columns what={what} /> : null}
      </div>
    </div>
  )
}
