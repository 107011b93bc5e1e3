import type { ApplicationAnswers } from './answers';
import { yamlFile } from './documents';
import type { RepositoryLocation } from './RepositoryLocation';

/** The folder that the cluster follows. */
const DEPLOY_PATH = 'deploy/gmc';

/**
 * Writes what makes Argo CD or Flux follow `deploy/gmc`, into `deploy/gitops`;
 * nothing where neither was chosen.
 *
 * @returns files by path
 */
export function gitOps(
  answers: ApplicationAnswers,
  repository: RepositoryLocation,
): Record<string, string> {
  switch (answers.gitops) {
    case 'argocd':
      return {
        'deploy/gitops/application.yaml': argoCd(answers, repository),
      };
    case 'flux':
      return { 'deploy/gitops/flux.yaml': flux(answers, repository) };
    default:
      return {};
  }
}

function argoCd(
  { name, branch, namespace }: ApplicationAnswers,
  { cloneUrl }: RepositoryLocation,
): string {
  return yamlFile(
    `Apply once, to the cluster that runs Argo CD:\n  kubectl apply -f deploy/gitops/application.yaml\nA private repository has to be known to Argo CD beforehand.`,
    [
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: {
          name,
          namespace: 'argocd',
          labels: { 'app.kubernetes.io/managed-by': 'opea-backstage' },
        },
        spec: {
          project: 'default',
          source: {
            repoURL: cloneUrl,
            targetRevision: branch,
            path: DEPLOY_PATH,
          },
          destination: { server: 'https://kubernetes.default.svc', namespace },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            syncOptions: ['ServerSideApply=true'],
          },
        },
      },
    ],
  );
}

function flux(
  { name, branch }: ApplicationAnswers,
  { cloneUrl }: RepositoryLocation,
): string {
  const metadata = {
    name,
    namespace: 'flux-system',
    labels: { 'app.kubernetes.io/managed-by': 'opea-backstage' },
  };
  return yamlFile(
    `Apply once, to the cluster that is to run the application:\n  kubectl apply -f deploy/gitops/flux.yaml\nA private repository needs a spec.secretRef in the GitRepository.`,
    [
      {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'GitRepository',
        metadata,
        spec: { interval: '1m', url: cloneUrl, ref: { branch } },
      },
      {
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        kind: 'Kustomization',
        metadata,
        spec: {
          interval: '10m',
          path: `./${DEPLOY_PATH}`,
          prune: true,
          sourceRef: { kind: 'GitRepository', name },
        },
      },
    ],
  );
}
