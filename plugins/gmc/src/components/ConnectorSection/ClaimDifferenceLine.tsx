import { useTranslationRef } from '@backstage/frontend-plugin-api';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import type { Verdict } from '@opea/backstage-plugin-gmc-common';
import { gmcTranslationRef } from '../../translation';
import { claimDifference } from '../../verdict/claimDifference';
import { IconLine } from '../IconLine';

/** What the operator says beside what is there, where the two differ. */
export function ClaimDifferenceLine(props: { verdict: Verdict }) {
  const { t } = useTranslationRef(gmcTranslationRef);
  const difference = claimDifference(props.verdict);
  if (!difference) {
    return null;
  }
  const { claimed, found, overstated } = difference;
  const counts = {
    ready: String(claimed.ready),
    total: String(claimed.total),
    found: String(found.ready),
    steps: String(found.total),
  };
  return (
    <IconLine
      icon={overstated ? WarningIcon : InfoIcon}
      tone={overstated ? 'warning' : 'neutral'}
    >
      {claimed.text
        ? t('connector.claimWordDiffers', { ...counts, text: claimed.text })
        : t('connector.claimDiffers', counts)}
    </IconLine>
  );
}
