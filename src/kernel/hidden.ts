// Kernel · signs that nobody sees, without width or turning the direction of what follows: a text with them looks like another one.
const HIDDEN = /\p{Cf}/gu

export const hasHidden = (text: string): boolean => text.search(HIDDEN) >= 0

export const withoutHidden = (text: string): string => text.replaceAll(HIDDEN, '')
