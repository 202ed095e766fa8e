// The slice of yauzl that intake uses (the package ships no types).
declare module 'yauzl' {
  import type { Readable } from 'node:stream'
  export interface Entry {
    readonly fileName: string
    readonly fileNameRaw: Uint8Array
    /** Bit 11: the name is UTF-8. */
    readonly generalPurposeBitFlag: number
    readonly compressedSize: number
    readonly uncompressedSize: number
    isEncrypted(): boolean
  }
  export interface ZipFile {
    readonly entryCount: number
    readEntry(): void
    close(): void
    on(event: 'entry', listener: (entry: Entry) => void): this
    on(event: 'end', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
    openReadStream(entry: Entry, callback: (error: Error | null, stream: Readable) => void): void
  }
  export function open(
    path: string,
    options: { lazyEntries?: boolean; autoClose?: boolean },
    callback: (error: Error | null, zip: ZipFile) => void,
  ): void
}
