// Web · the look of antd's parts: one accent, calm and dense; light, or dark for the big screen. Styles carry the page's nonce.
import { App, ConfigProvider, theme } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import 'dayjs/locale/zh-cn'
import dayjs from 'dayjs'
import { type ReactNode, useEffect } from 'react'
import { useLanguage } from '../i18n/words.ts'
import { nonce } from './nonce.ts'

const FACE = '"Noto Sans SC Variable", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif'

export function Theme({ dark = false, children }: { readonly dark?: boolean; readonly children: ReactNode }) {
  const language = useLanguage()
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
  }, [language])
  useEffect(() => {
    document.documentElement.dataset['dark'] = dark ? 'yes' : 'no'
    return () => {
      document.documentElement.dataset['dark'] = 'no'
    }
  }, [dark])
  // Whoever asked his machine for less motion gets none.
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: dark ? [theme.darkAlgorithm, theme.compactAlgorithm] : theme.defaultAlgorithm,
        token: {
          motion: !still,
          colorPrimary: dark ? '#8fbfea' : '#1f4e79',
          colorInfo: dark ? '#8fbfea' : '#1f4e79',
          colorLink: dark ? '#8fbfea' : '#1f4e79',
          colorSuccess: dark ? '#6fd08c' : '#1e7a3c',
          colorWarning: dark ? '#e2b24a' : '#8a6100',
          colorError: dark ? '#f2867e' : '#b3261e',
          ...(dark
            ? {}
            : {
                colorText: '#1c2733',
                colorTextSecondary: '#55636f',
                colorTextTertiary: '#5f6b76',
                colorTextDescription: '#55636f',
                colorTextPlaceholder: '#67737e',
                colorBgLayout: '#f4f6f8',
                colorBorderSecondary: '#dfe4e9',
                // What the library derives from colours dark enough for text is muddy.
                colorSuccessBg: '#eaf6ee',
                colorSuccessBorder: '#a5d3b4',
                colorWarningBg: '#fff6dd',
                colorWarningBorder: '#e2c67e',
                colorErrorBg: '#fdecea',
                colorErrorBorder: '#eeb4af',
                colorInfoBg: '#eaf2f9',
                colorInfoBorder: '#a9c6e0',
              }),
          fontFamily: FACE,
          borderRadius: 6,
          motionDurationMid: '0.12s',
          motionDurationSlow: '0.16s',
        },
        components: {
          Table: {
            cellPaddingBlockSM: 6,
            headerBg: dark ? '#1b2731' : '#eef2f5',
            headerColor: dark ? '#e8eef4' : '#34424f',
          },
          Layout: { siderBg: '#ffffff', headerBg: '#ffffff', bodyBg: '#f4f6f8' },
          Menu: { itemHeight: 38, itemSelectedBg: '#e6eef5' },
        },
      }}
    >
      <App>{children}</App>
    </ConfigProvider>
  )
}
