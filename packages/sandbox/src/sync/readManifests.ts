import { posix } from 'node:path';
import { parseAllDocuments } from 'yaml';
import * as z from 'zod';

const manifestSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    uid: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
});

const kustomizationSchema = z.strictObject({
  apiVersion: z.string().optional(),
  kind: z.literal('Kustomization').optional(),
  metadata: z.looseObject({}).optional(),
  resources: z.array(z.string()).default([]),
});

/** An object of Kubernetes as a file holds it. */
export type Manifest = z.output<typeof manifestSchema>;

/** What a folder holds. With problems, the manifests are not all of it. */
export interface ManifestsOfFolder {
  manifests: Manifest[];
  problems: string[];
}

/**
 * Reads the manifests that a folder's `kustomization.yaml` lists, namespaces
 * first, else in its order. Of kustomize this is `resources` with files of
 * the same folder; whatever else is asked for is a problem, not ignored.
 *
 * @param read - gives the text of a file by its path, undefined if there is none
 */
export async function readManifests(
  folder: string,
  read: (path: string) => Promise<string | undefined>,
): Promise<ManifestsOfFolder> {
  const file = posix.join(folder, 'kustomization.yaml');
  const text = await read(file);
  if (text === undefined) {
    return { manifests: [], problems: [`There is no ${file}`] };
  }
  const { values, problems } = parseYaml(file, text);
  if (problems.length > 0) return { manifests: [], problems };
  const kustomization = kustomizationSchema.safeParse(values[0]);
  if (!kustomization.success) {
    const reason = z.prettifyError(kustomization.error);
    return { manifests: [], problems: [`${file}: ${reason}`] };
  }

  const result: ManifestsOfFolder = { manifests: [], problems: [] };
  for (const resource of kustomization.data.resources) {
    const path = posix.join(folder, resource);
    const content = isFileOfFolder(resource) ? await read(path) : undefined;
    if (content === undefined) {
      result.problems.push(
        `${file} lists ${resource}, which is not a file here`,
      );
      continue;
    }
    const parsed = parseManifests(path, content);
    result.manifests.push(...parsed.manifests);
    result.problems.push(...parsed.problems);
  }
  result.manifests.sort((a, b) => rank(a) - rank(b));
  return result;
}

function parseManifests(file: string, text: string): ManifestsOfFolder {
  const { values, problems } = parseYaml(file, text);
  const manifests: Manifest[] = [];
  for (const value of values) {
    const manifest = manifestSchema.safeParse(value);
    if (manifest.success) manifests.push(manifest.data);
    else problems.push(`${file}: ${z.prettifyError(manifest.error)}`);
  }
  return { manifests, problems };
}

function parseYaml(
  file: string,
  text: string,
): { values: unknown[]; problems: string[] } {
  const values: unknown[] = [];
  const problems: string[] = [];
  for (const document of parseAllDocuments(text)) {
    if (document.errors.length > 0) {
      problems.push(`${file}: ${document.errors[0].message}`);
      continue;
    }
    const value: unknown = document.toJS();
    // An empty document, e.g. after a trailing `---`.
    if (value !== null) values.push(value);
  }
  return { values, problems };
}

function isFileOfFolder(resource: string): boolean {
  return /^(\.\/)?[^/:?]+\.ya?ml$/.test(resource);
}

function rank({ kind }: Manifest): number {
  return kind === 'Namespace' ? 0 : 1;
}
