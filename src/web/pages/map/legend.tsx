// Web · what the colours of the map mean: a letter, a range or a use beside each; grades are buttons that leave the others faint.
import { Tooltip } from 'antd'
import { useLanguage } from '../../i18n/words.ts'
import type { Layer } from './address.ts'
import type { Legend as Told } from './asked.ts'
import type { Swatch } from './colours.ts'
import { useWords } from './words.ts'

interface LegendProps {
  readonly layer: Layer
  readonly swatches: readonly Swatch[]
  readonly told: Told | undefined
  readonly grade: string | undefined
  readonly onGrade: (grade: string | undefined) => void
}

export function Legend({ layer, swatches, told, grade, onGrade }: LegendProps) {
  const say = useWords()
  const language = useLanguage()
  const rule = told?.tax_per_mu ?? undefined
  const title =
    layer === 'tax' && rule !== undefined
      ? `${rule.label[language]}（${rule.unit}）`
      : say(layer === 'tax' ? 'tax' : layer)
  const assumed = layer === 'tax' ? (rule?.assumed ?? undefined) : undefined
  return (
    <section className="map-legend" aria-label={say('legend')}>
      <h2>
        {title}
        {assumed === undefined ? null : (
          <Tooltip title={`${typeof assumed === 'string' ? assumed : assumed[language]} ${rule?.confirm_by ?? ''}`}>
            <button type="button" className="map-assumed">
              {say('assumed')}
            </button>
          </Tooltip>
        )}
      </h2>
      <ul>
        {swatches.map(({ key, colour, name }) => (
          <li key={key}>
            {layer === 'grade' && name !== '' ? (
              <button
                type="button"
                aria-pressed={grade === name}
                className="map-swatch"
                onClick={() => onGrade(grade === name ? undefined : name)}
              >
                <Colour of={colour} />
                {name}
              </button>
            ) : (
              <span className="map-swatch">
                <Colour of={colour} />
                {name === '' ? say(layer === 'grade' ? 'noGrade' : 'unknown') : name}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Colour = ({ of }: { readonly of: string }) => (
  <svg viewBox="0 0 16 12" className="map-colour" aria-hidden="true">
    <rect width="16" height="12" rx="2" fill={of} />
  </svg>
)
