// Land · the sentences of findings on tenure: what, why, how to mend.
import type { Sentences } from '../../kernel/finding.ts'

export const tenureSentences: Sentences = {
  'tenure/parcel-not-then': {
    zh: '宗地 {parcel} 在 {day} 不在宗地名录里，这块地算不出来。请补录该日以前的宗地（register import parcel --day）。',
    en: 'parcel {parcel} stood in no register on {day}, so its land cannot be counted. Put it on record from an earlier day (register import parcel --day).',
  },
  'tenure/no-parcel': {
    zh: '这一行没有宗地代码，不知道是哪块地。请补上。',
    en: 'this row names no parcel. Fill in its code.',
  },
  'tenure/kind-unknown': {
    zh: '用地关系“{text}”不认得。请写成 {known} 之一。',
    en: 'the tenure "{text}" is not known. Write one of {known}.',
  },
  'tenure/measured-instead': {
    zh: '有 {count} 宗地没有登记面积（例如 {code}），已按图上量得的面积计算。请补上登记面积。',
    en: '{count} parcels have no registered area (for example {code}); the measured one counts instead. Fill it in.',
  },
  'tenure/nobody': {
    zh: '{day} 没有任何有效的用地关系。请核对日期和起止日期。',
    en: 'no tenure holds on {day}. Check the day, and the days in the sheet.',
  },
  'tenure/area-over-parcel': {
    zh: '面积 {area} 亩大于宗地 {parcel} 的 {whole} 亩。请核对面积或宗地代码。',
    en: '{area} mu is more than the {whole} mu of parcel {parcel}. Check the area or the code.',
  },
  'tenure/share-not-area': {
    zh: '宗地 {parcel} 共 {whole} 亩，份额 {share} 与面积 {area} 亩对不上。请核对，或只填一项。',
    en: 'parcel {parcel} has {whole} mu; the share {share} and the area {area} mu do not agree. Check them, or fill in one.',
  },
  'tenure/parcel-unknown': {
    zh: '宗地 {parcel} 不在宗地图层里，没有面积可算。请核对代码，或补上这宗地的图形。',
    en: 'parcel {parcel} is not among the parcels, so it has no area. Check the code, or provide its shape.',
  },
  'tenure/share-range': {
    zh: '宗地 {parcel} 的份额是 {share}，应大于 0、不超过 100%。请核对；50% 写成 0.5 或 50%。',
    en: 'the share of parcel {parcel} is {share}; it must be above 0 and at most 100 %. Check it; write 50 % as 0.5 or 50%.',
  },
  'tenure/days-order': {
    zh: '宗地 {parcel} 的终止日期 {to} 早于起始日期 {from}。请核对。',
    en: 'the tenure of parcel {parcel} ends on {to}, before it begins on {from}. Check the days.',
  },
  'tenure/self-lease': {
    zh: '宗地 {parcel} 的出租方和承租方都是 {holder}。请核对对方。',
    en: 'on parcel {parcel} both sides of the lease are {holder}. Check the counterpart.',
  },
  'tenure/row-twice': {
    zh: '宗地 {parcel} 的这一行与 {file} 第 {row} 行完全相同，会算两次，没有计入。请删去一行。',
    en: 'this row on parcel {parcel} is the same as row {row} of {file} and would count twice; it was left out. Delete one.',
  },
  'tenure/owned-over-whole': {
    zh: '宗地 {parcel} 的自有份额合计 {percent}，超过整宗（{days}）。请核对各权利人的份额和起止日期。',
    en: 'the owned shares of parcel {parcel} come to {percent}, more than the whole ({days}). Check shares and days.',
  },
  'tenure/lets-more-than-held': {
    zh: '{holder} 在宗地 {parcel} 上租出 {percent}，自有加租入只有 {held}（{days}）。请核对份额，或补上自有、租入的一行。',
    en: '{holder} lets {percent} of parcel {parcel} but owns and rents only {held} ({days}). Check the shares, or add the row of what is held.',
  },
  'tenure/lease-sides-differ': {
    zh: '宗地 {parcel} 的租赁，{holder} 一方多报 {percent}（对方只报到 {other}）（{days}）。请双方核对合同面积。',
    en: 'of the lease on parcel {parcel}, {holder} reports {percent} more than the other side, which has {other} ({days}). Compare with the contract.',
  },
  'tenure/not-let': {
    zh: '{holder} 从 {counterpart} 租入宗地 {parcel} 的 {percent}，而 {counterpart} 没有相应的租出，这块地会算两次（{days}）。请补上租出的一行。',
    en: '{holder} rents {percent} of parcel {parcel} from {counterpart}, who has no row of letting it: the land would count twice ({days}). Add that row.',
  },
  'tenure/let-to-nobody': {
    zh: '{holder} 租出宗地 {parcel} 的 {percent}，没有相应的租入，这部分不算任何一家的用地（{days}）。承租方在表内的，请补上租入的一行。',
    en: '{holder} lets {percent} of parcel {parcel} and nobody rents it: that part counts for no one ({days}). Where the tenant is in the table, add its row.',
  },
  'tenure/rented-from-nobody': {
    zh: '{holder} 租入宗地 {parcel} 的 {percent}，没有相应的租出（{days}）。出租方在表内的，请补上租出的一行；是村集体等表外单位的，可不处理。',
    en: '{holder} rents {percent} of parcel {parcel} and nobody lets it ({days}). Where the lessor is in the table, add its row; where it is not, nothing need be done.',
  },
  'tenure/used-over-whole': {
    zh: '宗地 {parcel} 各家用地合计 {percent}，超过整宗（{days}）。请核对租入、租出是否成对。',
    en: 'the land used on parcel {parcel} comes to {percent}, more than the whole ({days}). Check that leases stand on both sides.',
  },
}
