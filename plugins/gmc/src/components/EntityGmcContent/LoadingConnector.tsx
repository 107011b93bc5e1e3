import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gmcTranslationRef } from '../../translation';
import { LoadingOutline } from '../LoadingOutline';

const WIDTHS = ['40%', '65%', '100%', '100%', '100%'];

/** The outline of a connector that is about to come. */
export function LoadingConnector() {
  const { t } = useTranslationRef(gmcTranslationRef);
  return <LoadingOutline label={t('loading')} widths={WIDTHS} />;
}
