import { isSettings } from './kubeconfigFiles';
import type { Settings } from './kubeconfigFiles';
import type { Kubeconfig } from './readKubeconfig';

/** A context has a user; it needs no name that means something. */
const USER = 'user';

/**
 * A kubeconfig for the client library, with one context and no other: a
 * mistake elsewhere in the files is none of ours.
 */
export function clientConfig(kubeconfig: Kubeconfig): string {
  const { context, namespace, cluster, clusterName, user } = kubeconfig;
  const isPlain = cluster.server.startsWith('http:');
  return JSON.stringify({
    'current-context': context,
    contexts: [
      {
        name: context,
        context: { cluster: clusterName, user: USER, namespace },
      },
    ],
    clusters: [
      {
        name: clusterName,
        cluster: {
          ...cluster,
          // The client asks for it where there is no certificate to check.
          ...(isPlain && { 'insecure-skip-tls-verify': true }),
        },
      },
    ],
    users: [{ name: USER, user: withExecInfo(user, cluster) }],
  });
}

/** Tells a credential plugin what kubectl tells it; the client does not. */
function withExecInfo(user: Settings, cluster: Settings): Settings {
  const { exec } = user;
  if (!isSettings(exec)) {
    return user;
  }
  const info = {
    apiVersion: exec.apiVersion,
    kind: 'ExecCredential',
    spec: {
      interactive: false,
      ...(exec.provideClusterInfo === true && { cluster }),
    },
  };
  const env = Array.isArray(exec.env) ? exec.env : [];
  const value = JSON.stringify(info);
  return {
    ...user,
    exec: { ...exec, env: [...env, { name: 'KUBERNETES_EXEC_INFO', value }] },
  };
}
