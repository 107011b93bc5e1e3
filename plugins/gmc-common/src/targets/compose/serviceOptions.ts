import { isCredential } from '../../redaction/isCredential';

/** Keys of a Compose service that are taken over as they are written. */
const OPTIONS: readonly string[] = (
  'annotations cap_add cap_drop cgroup cgroup_parent container_name cpu_count ' +
  'cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares ' +
  'cpus cpuset deploy device_cgroup_rules devices dns dns_opt dns_search ' +
  'domainname entrypoint env_file expose extra_hosts gpus group_add ' +
  'healthcheck hostname init ipc isolation labels logging mac_address ' +
  'mem_limit mem_reservation mem_swappiness memswap_limit network_mode ' +
  'oom_kill_disable oom_score_adj pid pids_limit platform privileged profiles ' +
  'pull_policy read_only restart runtime scale security_opt shm_size ' +
  'stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ' +
  'ulimits user userns_mode uts working_dir'
).split(' ');

/** Keys that mean nothing without a part of the file that is not rendered. */
const DEPENDENT: readonly string[] = [
  'configs',
  'credential_spec',
  'extends',
  'external_links',
  'links',
  'models',
  'networks',
  'provider',
  'secrets',
  'volumes_from',
];

/** Keys whose value is a list, also where there is one item. */
const LISTS: readonly string[] = [
  'cap_add',
  'cap_drop',
  'device_cgroup_rules',
  'devices',
  'dns_opt',
  'expose',
  'extra_hosts',
  'group_add',
  'security_opt',
];

/** What becomes of a key of a Compose service. */
export function optionKind(key: string): 'taken' | 'dependent' | 'unknown' {
  if (OPTIONS.includes(key) || key.startsWith('x-')) {
    return 'taken';
  }
  return DEPENDENT.includes(key) ? 'dependent' : 'unknown';
}

/** The options that are taken, as Compose wants them. */
export function takenOptions(
  options: Record<string, unknown> = {},
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options)
      .filter(
        ([key, value]) => optionKind(key) === 'taken' && !holdsSecret(value),
      )
      .map(([key, value]) => [
        key,
        LISTS.includes(key) && typeof value === 'string' ? [value] : value,
      ]),
  );
}

/** Whether there is a credential anywhere in an option. */
export function holdsSecret(value: unknown): boolean {
  if (typeof value === 'string') {
    return isCredential('', value);
  }
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).some(([key, item]) =>
      typeof item === 'string' ? isCredential(key, item) : holdsSecret(item),
    )
  );
}

/** Puts options over others; maps are merged, and lists of both are one. */
export function mergeOptions<T extends Record<string, unknown>>(
  below: T,
  above: Record<string, unknown>,
): T {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const other = merged[key];
    if (isMap(other) && isMap(value)) {
      merged[key] = mergeOptions(other, value);
    } else if (LISTS.includes(key) && Array.isArray(other)) {
      merged[key] = [...new Set([...other, ...[value].flat()])];
    } else {
      merged[key] = value;
    }
  }
  return merged as T;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
