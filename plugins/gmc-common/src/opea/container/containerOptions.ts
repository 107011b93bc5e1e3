/**
 * Keys of a Compose service that say how its container runs, and that are
 * handed on as they are. What Compose takes only together with something
 * outside of the service (networks, configs) is not among them.
 */
export const CONTAINER_OPTIONS: readonly string[] = [
  'runtime',
  'cap_add',
  'cap_drop',
  'ipc',
  'shm_size',
  'privileged',
  'devices',
  'security_opt',
  'group_add',
  'user',
  'entrypoint',
  'restart',
  'extra_hosts',
  'ulimits',
  'tmpfs',
  'working_dir',
  'init',
];
