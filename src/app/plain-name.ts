// App · the name of a file that was sent: shown in findings and kept in acts; in a path it leads nowhere.

/** The ending is without its dot. */
export function plainName(name: string, ending: string): string {
  const stem = name.toLowerCase().endsWith(`.${ending}`) ? name.slice(0, -ending.length - 1) : name
  return `${stem.replaceAll(/[^\p{L}\p{N}._（）()-]/gu, '_').slice(0, 80)}.${ending}`
}
