import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import SearchIcon from '@material-ui/icons/Search';
import type { FleetDocument } from '@opea/backstage-plugin-gmc-common';
import { emptiness } from '../../fleet/emptiness';
import type { FleetUrl } from '../../hooks/useFleetUrl';
import { gmcTranslationRef } from '../../translation';
import { Message } from '../Message/Message';

/** Says why a page has no rows: none there, none that match, none read. */
export function EmptyFleet(props: { document: FleetDocument; url: FleetUrl }) {
  const { t } = useTranslationRef(gmcTranslationRef);
  const { document, url } = props;
  const why = emptiness(document, url.query);
  const unread = why === 'unread' || why === 'clusterless';
  return (
    <Message
      icon={unread ? <CloudOffIcon /> : <SearchIcon />}
      title={t(`fleet.empty.${why}.title`)}
      description={t(`fleet.empty.${why}.description`)}
    >
      {why === 'unmatched' && (
        <Button variant="outlined" onClick={url.clear}>
          {t('fleet.filter.clear')}
        </Button>
      )}
      {why === 'page' && (
        <Button variant="outlined" onClick={url.toFirst}>
          {t('fleet.page.first')}
        </Button>
      )}
    </Message>
  );
}
