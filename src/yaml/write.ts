// YAML · plain values → text that people go on editing: blocks, short maps on one line, a comment behind each value.
import { Document, type Node, type Scalar, YAMLMap, YAMLSeq } from 'yaml'

/** A part of the text in the making. */
export type Block = YAMLMap | YAMLSeq
/** Key, value (plain or a block) and the comment behind it. */
export type Entry = readonly [key: string, value: unknown, comment?: string | undefined]

const LONGEST_COMMENT = 300

export interface YamlWriter {
  /** `before` are comment lines above it. */
  map(entries: readonly Entry[], before?: readonly string[]): Block
  list(blocks: readonly Block[]): Block
  /** On one line, in braces. */
  flow(value: object): Block
  text(top: Block, after: readonly string[]): string
}

export function openYamlWriter(): YamlWriter {
  const doc = new Document()
  return {
    map(entries, before = []) {
      const made = new YAMLMap()
      for (const [key, value, behind] of entries) {
        const node = value instanceof YAMLMap || value instanceof YAMLSeq ? value : (doc.createNode(value) as Scalar)
        if (behind !== undefined) node.comment = comment([behind])
        made.add(doc.createPair(key, node))
      }
      if (before.length > 0) made.commentBefore = comment(before)
      return made
    },
    list(blocks) {
      const made = new YAMLSeq()
      for (const block of blocks) made.add(block)
      return made
    },
    flow(value) {
      const made = doc.createNode(value) as Node as YAMLMap
      made.flow = true
      return made
    },
    text(top, after) {
      doc.contents = top as typeof doc.contents
      doc.comment = comment(after)
      return doc.toString({ lineWidth: 0, flowCollectionPadding: true })
    },
  }
}

/** What a comment quotes can never leave its line. */
const comment = (lines: readonly string[]): string =>
  lines
    .map((line) => ` ${line.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, ' ').slice(0, LONGEST_COMMENT)}`)
    .join('\n')
