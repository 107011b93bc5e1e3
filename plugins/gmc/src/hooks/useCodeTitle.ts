import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { causeTitles, noticeTitles } from '../text/codeTitles';
import { gmcTranslationRef } from '../translation';

/**
 * What causes and notices are called for people. A code that only a newer
 * backend knows is its own title.
 */
export function useCodeTitle(): {
  causeTitle: (code: string) => string;
  noticeTitle: (code: string) => string;
} {
  const { t } = useTranslationRef(gmcTranslationRef);
  return {
    causeTitle: code =>
      isKeyOf(causeTitles, code) ? t(`causeTitle.${code}`) : code,
    noticeTitle: code =>
      isKeyOf(noticeTitles, code) ? t(`noticeTitle.${code}`) : code,
  };
}

function isKeyOf<T extends object>(
  titles: T,
  code: string,
): code is string & keyof T {
  return Object.hasOwn(titles, code);
}
