export const OPEA = 'opea.yaml';
export const FOLDER = 'deploy/gmc';
export const CONNECTOR = `${FOLDER}/connector.yaml`;
export const NAMESPACE = `${FOLDER}/namespace.yaml`;
export const KUSTOMIZATION = `${FOLDER}/kustomization.yaml`;
export const CATALOG_INFO = 'catalog-info.yaml';
