// Web · the dialog an act is done in: its button tells that it is on its way and takes no click meanwhile, what stands against it is said in the dialog.
import { Alert, Modal } from 'antd'
import type { ReactNode } from 'react'
import { Findings } from './fault.tsx'

export interface ActDialogProps {
  readonly title: string
  /** The word on the button, where it is not the title. */
  readonly ok?: string
  /** The act this dialog sends and no other: a button that waits for another's end would swallow clicks. */
  readonly act: { readonly isPending: boolean; readonly error: unknown }
  /** There is nothing to send yet. */
  readonly isEmpty?: boolean
  readonly onSend: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

export function ActDialog({ title, ok = title, act, isEmpty = false, onSend, onClose, children }: ActDialogProps) {
  return (
    <Modal
      open
      title={title}
      okText={ok}
      okButtonProps={{ disabled: isEmpty || act.isPending }}
      confirmLoading={act.isPending}
      onOk={onSend}
      onCancel={onClose}
    >
      {children}
      {act.error === null ? null : <Alert type="error" role="alert" title={<Findings of={act.error} />} />}
    </Modal>
  )
}
