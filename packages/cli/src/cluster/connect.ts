import type { RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import type { Io } from '../io/Io';
import { Trouble } from '../Trouble';
import { ApiServer } from './ApiServer';
import { clientConfig } from './clientConfig';
import { isSettings } from './kubeconfigFiles';
import { readKubeconfig } from './readKubeconfig';
import type { Kubeconfig } from './readKubeconfig';
import { ClusterTrouble } from './troubleOf';

/** Which cluster, asked as whom. */
export interface ClusterChoice {
  kubeconfig?: string;
  context?: string;
}

/** A cluster that can be asked. */
export interface Connection {
  api: ApiServer;
  /** The context's name: what people call the cluster by. */
  context: string;
  /** Its URL. */
  server: string;
  /** The namespace that is meant where none is named. */
  namespace: string;
}

/**
 * Finds the cluster, and who asks it. Nothing is asked yet but a program that
 * gives credentials, where the kubeconfig names one.
 *
 * @param signal - when the time for all requests is up
 * @throws Trouble where the settings make no sense, or give no credentials
 */
export async function connect(
  choice: ClusterChoice,
  io: Io,
  signal: AbortSignal,
): Promise<Connection> {
  const kubeconfig = await readKubeconfig(choice, io);
  const { KubeConfig: Config } = await io.loadKubernetesClient();
  const client = new Config();
  if (kubeconfig) {
    client.loadFromString(clientConfig(kubeconfig));
  } else if (io.env.KUBERNETES_SERVICE_HOST) {
    client.loadFromCluster();
  } else {
    throw new Trouble(
      'there is no kubeconfig: name one with --kubeconfig or KUBECONFIG, or put it at ~/.kube/config',
    );
  }
  const context = client.getCurrentContext();
  const server = client.getCurrentCluster()?.server ?? '';
  return {
    context,
    server,
    namespace: client.getContextObject(context)?.namespace ?? 'default',
    api: new ApiServer({
      url: server,
      request: await authenticate(client, kubeconfig, signal),
      signal,
    }),
  };
}

async function authenticate(
  client: KubeConfig,
  kubeconfig: Kubeconfig | undefined,
  signal: AbortSignal,
): Promise<RequestOptions> {
  const request: RequestOptions = {
    headers: { Accept: 'application/json', 'User-Agent': 'opeactl' },
  };
  try {
    await Promise.race([
      client.applyToHTTPSOptions(request),
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    ]);
  } catch (error) {
    const context = `context '${client.getCurrentContext()}'`;
    throw new ClusterTrouble(
      `${context} can't log in: ${credentialReason(error, kubeconfig)}`,
      false,
    );
  }
  const groups = kubeconfig?.user['as-groups'];
  return {
    ...request,
    headers: {
      ...request.headers,
      ...(Array.isArray(groups) && { 'Impersonate-Group': groups.map(String) }),
    },
  };
}

function credentialReason(
  error: unknown,
  kubeconfig: Kubeconfig | undefined,
): string {
  const { code, message, name } = error as NodeJS.ErrnoException;
  const exec = kubeconfig?.user.exec;
  if (!isSettings(exec)) {
    return message;
  }
  const program = `the program '${exec.command}', which gives the credentials,`;
  if (code === 'ENOENT') {
    const hint = exec.installHint ? `: ${exec.installHint}` : '';
    return `${program} is not installed${hint}`;
  }
  if (name === 'TimeoutError') {
    return `${program} did not end in time`;
  }
  // The client stumbles over what it printed, and that may be a credential.
  return error instanceof SyntaxError || error instanceof TypeError
    ? `${program} printed no ExecCredential`
    : `${program} failed: ${message || 'it does not say why'}`;
}
