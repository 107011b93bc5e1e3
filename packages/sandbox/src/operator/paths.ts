interface Addressed {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}

/** Where objects of the kinds that the operator handles live in the API. */
export function collectionPath({
  apiVersion,
  kind,
  metadata,
}: Addressed): string {
  const root = apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
  const plural = `${kind.toLowerCase()}s`;
  return `${root}/namespaces/${metadata.namespace}/${plural}`;
}

export function objectPath(object: Addressed): string {
  return `${collectionPath(object)}/${object.metadata.name}`;
}
