import {
  appTreeApiRef,
  coreExtensionData,
  useApiHolder,
} from '@backstage/frontend-plugin-api';

/**
 * The path of a tab below the page of its entity. In the new frontend system
 * the app knows whether a tab is there and where; in the legacy one nobody
 * tells: undefined.
 *
 * @param extensionId - such as `entity-content:gmc`
 */
export function useTabPath(extensionId: string): string | undefined {
  const { tree } = useApiHolder().get(appTreeApiRef)?.getTree() ?? {};
  return tree?.nodes
    .get(extensionId)
    ?.instance?.getData(coreExtensionData.routePath);
}
