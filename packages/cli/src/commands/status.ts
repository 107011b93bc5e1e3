import {
  formatConnectorRef,
  parseConnectorRef,
} from '@opea/backstage-plugin-gmc-common';
import type { ConnectorRef } from '@opea/backstage-plugin-gmc-common';
import { Option } from 'commander';
import { connect } from '../cluster/connect';
import { judgeCluster } from '../cluster/judgeCluster';
import type { JudgedCluster, Scope } from '../cluster/judgeCluster';
import { oneLine, troubleOf } from '../cluster/troubleOf';
import { EXIT, exitCodeOfStates } from '../ExitCode';
import type { Io } from '../io/Io';
import type { Terminal } from '../io/Terminal';
import { verdictJson } from '../output/verdictJson';
import { verdictTable } from '../output/verdictTable';
import { verdictText } from '../output/verdictText';
import { Trouble } from '../Trouble';
import { readDuration, readName } from './argumentValues';
import type { CommandDefinition } from './Command';
import { strictOption } from './options';
import { waitForReady } from './waitForReady';

interface StatusOptions {
  namespace?: string;
  allNamespaces?: true;
  context?: string;
  kubeconfig?: string;
  output?: 'table' | 'text' | 'json';
  strict?: true;
  /** Milliseconds. */
  wait?: number;
  timeout: number;
}

/** What a look at a cluster gave. */
interface Seen extends JudgedCluster {
  context: string;
  /** Where was looked: for people. */
  place: string;
}

const HELP = `
Columns: READY is how many steps with a workload of their own are ready, CLAIM
what the operator says (ready/external/all), CAUSE the root cause, and AGE how
long the state has lasted.

In CI, after a deployment:
  opeactl status team-a/chatqna --wait 10m`;

export const status: CommandDefinition<StatusOptions> = {
  name: 'status',
  declare(command) {
    command
      .summary('say how connectors really are, from a cluster')
      .description(
        'Says how the connectors in a cluster really are, why, and what to do.',
      )
      .argument(
        '[connectors...]',
        'names, or namespace/name; all of the namespace if none is given',
      )
      .option(
        '-n, --namespace <namespace>',
        "where they are; the context's namespace if not said",
        readName,
      )
      .option('-A, --all-namespaces', 'those of the whole cluster')
      .option(
        '--context <context>',
        'which context of the kubeconfig; the current one if not said',
      )
      .option(
        '--kubeconfig <file>',
        'which kubeconfig; KUBECONFIG or ~/.kube/config if not said',
      )
      .addOption(
        new Option(
          '--output <format>',
          'what to print; text of connectors that are named, else a table',
        ).choices(['table', 'text', 'json']),
      )
      .option(
        '--wait <time>',
        'wait until all are ready or one is stuck, for so long: 90s, 5m. Not ready is a finding then',
        readDuration,
      )
      .option(
        '--timeout <time>',
        'how long a look at the cluster may take',
        readDuration,
        30_000,
      )
      .addOption(
        strictOption('let all that is not ready be a finding (exit code 1)'),
      )
      .addHelpText('after', HELP);
  },
  async run(names, options, context) {
    const { io, terminal } = context;
    if (options.allNamespaces && (options.namespace || names.length > 0)) {
      throw new Trouble(
        '--all-namespaces goes with neither a namespace nor names',
      );
    }
    const look = () => lookAt(names, options, io);
    const seen =
      options.wait === undefined
        ? await look()
        : await waitForReady(look, options.wait, context);
    tellWhatIsMissing(seen, terminal);
    print(
      seen,
      options.output ?? (names.length > 0 ? 'text' : 'table'),
      terminal,
    );
    const isWaiting = options.wait !== undefined;
    if (seen.connectors.length === 0) {
      terminal.complain(`there is no GMConnector in ${seen.place}`);
      return isWaiting || options.strict ? EXIT.findings : EXIT.fine;
    }
    return exitCodeOfStates(
      seen.connectors.map(({ verdict }) => verdict.state),
      isWaiting || options.strict,
    );
  },
};

/** One look at the cluster, with whatever credentials there are by now. */
async function lookAt(
  names: readonly string[],
  options: StatusOptions,
  io: Io,
): Promise<Seen> {
  const signal = AbortSignal.timeout(options.timeout);
  const { api, context, server, ...rest } = await connect(options, io, signal);
  const namespace = options.namespace ?? rest.namespace;
  const scope = scopeOf(names, namespace, options.allNamespaces);
  try {
    const judged = await judgeCluster(api, scope, () => io.now());
    return {
      ...judged,
      context,
      place:
        scope === 'everywhere'
          ? `the cluster of context '${context}'`
          : `namespace '${namespace}' of context '${context}'`,
    };
  } catch (error) {
    throw troubleOf(error, { context, server });
  }
}

function scopeOf(
  names: readonly string[],
  namespace: string,
  everywhere = false,
): Scope {
  if (everywhere) {
    return 'everywhere';
  }
  if (names.length === 0) {
    return { namespace };
  }
  const connectors = new Map<string, ConnectorRef>();
  for (const text of names) {
    const ref = parseConnectorRef(
      text.includes('/') ? text : `${namespace}/${text}`,
    );
    if (!ref) {
      throw new Trouble(
        `'${text}' is neither a connector's name nor namespace/name`,
      );
    }
    connectors.set(formatConnectorRef(ref), ref);
  }
  return { connectors: [...connectors.values()] };
}

/** A line for each kind of thing, however many namespaces keep it back. */
function tellWhatIsMissing({ refusals }: Seen, terminal: Terminal): void {
  for (const what of new Set(refusals.map(refusal => refusal.what))) {
    const [first, ...others] = refusals.filter(each => each.what === what);
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    terminal.complain(
      oneLine(
        `the ${what} of namespace '${first.namespace}'${more} may not be read, and would tell more: ${first.message}`,
      ),
    );
  }
}

function print(
  { connectors, refusals, context, judgedAt }: Seen,
  output: 'table' | 'text' | 'json',
  terminal: Terminal,
): void {
  switch (output) {
    case 'json':
      terminal.print(
        verdictJson(connectors, { context, judgedAt, missing: refusals }),
      );
      break;
    case 'text':
      terminal.print(verdictText(connectors, judgedAt, terminal.colors));
      break;
    default:
      terminal.print(verdictTable(connectors, judgedAt, terminal.colors));
  }
}
