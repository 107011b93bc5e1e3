/** How a container gets at an Intel Gaudi. */
export const GAUDI = {
  environment: {
    HABANA_VISIBLE_DEVICES: 'all',
    OMPI_MCA_btl_vader_single_copy_mechanism: 'none',
  },
  options: { runtime: 'habana', cap_add: ['SYS_NICE'], ipc: 'host' },
};

/** How a container gets at an NVIDIA GPU. */
export const NVIDIA = { options: { gpus: 'all', ipc: 'host' } };

/** How a container gets at an AMD GPU. */
export const ROCM = {
  options: {
    devices: ['/dev/kfd:/dev/kfd', '/dev/dri:/dev/dri'],
    group_add: ['video'],
    cap_add: ['SYS_PTRACE'],
    security_opt: ['seccomp:unconfined'],
    ipc: 'host',
  },
};
