// Web · the reader's day, as the server writes days.
import dayjs from 'dayjs'

export const today = (): string => dayjs().format('YYYY-MM-DD')
