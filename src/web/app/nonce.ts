// Web · the page's nonce, given to every style element that scripts make: some of antd's parts make theirs without it, and the policy is strict.
const place = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')

export const nonce = place?.nonce || place?.getAttribute('nonce') || ''

export function carryNonce(): void {
  const create = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const made = create(name, options)
    if (made instanceof HTMLStyleElement) made.nonce = nonce
    return made
  }) as typeof document.createElement
}
