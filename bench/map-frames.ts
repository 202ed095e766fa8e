// Bench · the map page in a browser over 200,000 parcels: dragged and zoomed by a script, the time between two frames measured. Without a graphics card frames are drawn by the processor.
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { openDesk } from '../src/app/desk.ts'
import { openEvaluationDesk } from '../src/app/evaluation/desk.ts'
import { openWorks } from '../src/app/evaluation/open-works.ts'
import { openSignIn } from '../src/app/sign-in.ts'
import { openUpkeep } from '../src/app/upkeep.ts'
import { createServer } from '../src/server/server.ts'
import { openStore } from '../src/store/pg/open.ts'
import { findBrowser } from '../tests/web/find-browser.ts'
import { colourLand, fillLand, keeper } from './fill-land.ts'
import { planLots } from './land-city.ts'
import { placeRival } from './rival-map.ts'
import type { Line, Setting } from './types.ts'

const PARCELS = 200_000
const FLAGS = ['--headless', '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']
/** One camera over single parcels, one over squares. */
const VIEWS = { near: '120.55,30.55,13.5', far: '120.75,30.65,9.5' }
const SIZE = { width: 1440, height: 900 }

export async function mapFrames({ folder, root, scale }: Setting): Promise<Line[]> {
  const opened = await openStore({ folder: join(folder, 'map-records') }, { begin: true })
  if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
  const { store } = opened
  const lots = planLots(Math.round(PARCELS * scale))
  await fillLand(store, lots, join(root, 'policies/jiaxing'))
  await colourLand(store, root, '2024')
  const signIn = await openSignIn(store, { https: false })
  const works = openWorks(store, folder)
  const evaluations = await openEvaluationDesk(works)
  const upkeep = openUpkeep({ store, works, jobs: evaluations.jobs, data: folder })
  const desk = openDesk(store)
  const pages = join(root, 'dist/web')
  const door = await createServer({
    ...{ version: 'bench', healthy: desk.healthy, desk, signIn, evaluations, upkeep, pages, rate: 1e6 },
  })
  const address = await door.listen({ port: 0, host: '127.0.0.1' })
  const browser = await chromium.launch({ executablePath: findBrowser() ?? 'chromium', args: FLAGS })
  try {
    const page = await browser.newPage({ viewport: SIZE })
    page.setDefaultTimeout(120_000)
    await enter(page, address, await signIn.giveOneTimePassword(keeper.person))
    await placeRival(page, root, lots)
    for (const [name, at] of Object.entries(VIEWS)) {
      const ours = await look(page, `${address}/map?at=${at}`)
      const { width = 0, height = 0 } = (await page.locator('.map-canvas').boundingBox()) ?? {}
      const rival = await look(page, `${address}/rival?at=${at}&wide=${width}&high=${height}`)
      process.stdout.write(
        `map ${name}, ${lots.length} parcels\n  Wanmu: ${told(ours)}\n  one GeoJSON in MapLibre: ${told(rival)}\n`,
      )
      process.stdout.write(
        `  ratio: shown ${ratio(ours.shown, rival.shown)}, median frame ${ratio(middle(ours), middle(rival))}\n`,
      )
    }
    return []
  } finally {
    await browser.close()
    await evaluations.jobs.close()
    await door.close()
    await store.close()
  }
}

async function enter(page: Page, address: string, once: string): Promise<void> {
  await page.goto(`${address}/sign-in`)
  const changed = await page.evaluate(`(async () => {
    const send = (url, body) =>
      fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    await send('/api/session', { person: '${keeper.person}', password: '${once}' })
    return (await send('/api/session/password', { old: '${once}', new: 'Bench-2026-kai' })).status
  })()`)
  if (changed !== 200) throw new Error(`the password was not changed: ${changed}`)
}

/** Milliseconds between frames while the map is dragged to and fro and zoomed by a level and back. */
async function drag(page: Page): Promise<number[]> {
  await page.evaluate(`(() => {
    window.frames_ = []
    let last = performance.now()
    const note = (now) => {
      window.frames_.push(now - last)
      last = now
      requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })()`)
  const [x, y] = [500, 500]
  for (const way of [1, -1, 1, -1]) {
    await page.mouse.move(x, y)
    await page.mouse.down()
    for (let i = 1; i <= 30; i++) await page.mouse.move(x + way * i * 8, y + way * i * 3)
    await page.mouse.up()
    await page.mouse.wheel(0, way * 240)
    await page.waitForTimeout(700)
  }
  return (await page.evaluate('window.frames_')) as number[]
}

interface Looked {
  /** Seconds until the map is at rest. */
  readonly shown: number
  /** Milliseconds between frames, the shortest first. */
  readonly frames: readonly number[]
}

async function look(page: Page, address: string): Promise<Looked> {
  const began = performance.now()
  await page.goto(address)
  await page.locator('.map-canvas[data-busy="no"] canvas').first().waitFor()
  const shown = (performance.now() - began) / 1000
  return { shown, frames: (await drag(page)).sort((a, b) => a - b) }
}

const at = ({ frames }: Looked, share: number): number => frames[Math.floor(frames.length * share)] ?? 0
const middle = (looked: Looked): number => at(looked, 0.5)
const ratio = (ours: number, rival: number): string => (ours / rival).toFixed(2)

function told(looked: Looked): string {
  const { shown, frames } = looked
  const slow = frames.filter((one) => one > 50).length / frames.length
  return `shown after ${shown.toFixed(1)} s; ${frames.length} frames, median ${middle(looked).toFixed(0)} ms, 95 % within ${at(looked, 0.95).toFixed(0)} ms, ${(slow * 100).toFixed(1)} % over 50 ms`
}
