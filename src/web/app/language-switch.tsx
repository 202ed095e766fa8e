// Web · the other language, one press away.
import { GlobalOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { chooseLanguage, useLanguage } from '../i18n/words.ts'

export function LanguageSwitch() {
  const language = useLanguage()
  return (
    <Button
      type="text"
      icon={<GlobalOutlined />}
      lang={language === 'zh' ? 'en' : 'zh-CN'}
      onClick={() => void chooseLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      {language === 'zh' ? 'English' : '中文'}
    </Button>
  )
}
