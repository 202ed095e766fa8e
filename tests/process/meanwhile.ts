// A store on which somebody else is quicker: between the first and the second transaction of an errand another process does what it has to do.
import type { Store } from '../../src/store/pg/open.ts'

export interface Overtaken {
  readonly store: Store
  /** Done once, after the next transaction and before the one after that. */
  readonly meanwhile: (errand: () => Promise<void>) => void
}

export function overtaken(store: Store): Overtaken {
  let errand: (() => Promise<void>) | undefined
  let begun = 0
  const before = async (): Promise<void> => {
    if (errand === undefined || ++begun < 2) return
    const run = errand
    errand = undefined
    await run()
  }
  return {
    store: { ...store, db: between(store.db, before) },
    meanwhile(next) {
      begun = 0
      errand = next
    },
  }
}

type Method = (...given: readonly unknown[]) => unknown

/** `transaction()`, whatever is set on it, waits before it is executed. */
function between<Of extends object>(db: Of, before: () => Promise<void>): Of {
  return calling(db, (name, call) => (name === 'transaction' ? () => waiting(call() as object, before) : call))
}

function waiting(builder: object, before: () => Promise<void>): object {
  return calling(builder, (name, call) =>
    name === 'execute'
      ? async (...given) => {
          await before()
          return await call(...given)
        }
      : (...given) => waiting(call(...given) as object, before),
  )
}

/** Methods are called on the thing itself: it keeps what is its own in private members. */
const calling = <Of extends object>(of: Of, change: (name: string | symbol, call: Method) => Method): Of =>
  new Proxy(of, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? change(name, (...given) => Reflect.apply(value, target, given)) : value
    },
  })
