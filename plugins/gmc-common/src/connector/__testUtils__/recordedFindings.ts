/**
 * All that is found in each recorded connector, place by place. Those of
 * `samples` run: no errors there, and warnings only where they are true.
 */
export const RECORDED_FINDINGS: Record<string, string[]> = {
  'samples/audioQnA_xeon': [],
  'samples/chatQnA_dataprep_xeon_with_ui': [],
  'samples/chatQnA_gaudi': [],
  'samples/chatQnA_switch_xeon': [
    '39:5-39:10 warning switch-unmatched',
    '94:5-94:10 warning switch-unmatched',
  ],
  'samples/chatQnA_xeon': [],
  'samples/codegen_xeon': [],
  'samples/docsum_xeon': [],
  'samples/rfc-chatqna': [
    '16:15-16:24 warning missing-downstream',
    '25:13-25:27 warning legacy-key',
    '26:13-26:21 warning legacy-key',
    '27:13-27:20 warning legacy-key',
    '35:13-35:21 error legacy-key',
    '36:13-36:22 warning legacy-key',
    '37:13-37:25 error legacy-key',
    '48:13-48:35 error legacy-key',
    '49:13-49:27 warning legacy-key',
    '55:13-55:27 warning legacy-key',
    '56:13-56:21 warning legacy-key',
    '57:13-57:20 warning legacy-key',
    '65:13-65:25 error legacy-key',
    '66:13-66:27 warning legacy-key',
    '72:13-72:27 warning legacy-key',
    '73:13-73:21 warning legacy-key',
    '74:13-74:20 warning legacy-key',
  ],
  'samples/enterprise-rag/chatqa-reference-cpu': [],
  'samples/enterprise-rag/docsum-reference-cpu': [],
  'rejected/bad-router-type': [
    '8:19-8:27 error invalid-enum',
    '9:22-9:25 warning missing-downstream',
    '9:22-9:25 warning step-endpoint',
  ],
  'rejected/config-not-string': [
    '9:22-9:25 warning missing-downstream',
    '9:22-9:25 warning step-endpoint',
    '9:78-9:82 error wrong-type',
  ],
  'rejected/dangling-node': ['9:37-9:44 error dangling-node'],
  'rejected/duplicate-service': [
    '10:16-10:19 warning missing-downstream',
    '10:16-10:19 warning step-endpoint',
    '11:52-11:55 error duplicate-service',
  ],
  'rejected/empty-step-name': ['9:22-9:24 error empty-step-name'],
  'rejected/no-root': [
    '7:5-7:10 error no-root',
    '9:22-9:25 warning missing-downstream',
  ],
  'rejected/no-router-service-name': [
    '5:17-5:31 error missing-key',
    '7:49-7:52 warning missing-downstream',
    '7:49-7:52 warning step-endpoint',
  ],
  'rejected/unknown-field': [
    '9:22-9:25 warning missing-downstream',
    '9:22-9:25 warning step-endpoint',
    '9:27-9:33 error unknown-field',
  ],
  'rejected/unknown-step': ['9:22-9:27 error unknown-step'],
  'accepted-but-broken/bad-service-name': [
    '9:22-9:25 warning missing-downstream',
    '9:22-9:25 warning step-endpoint',
    '9:58-9:72 error invalid-service-name',
  ],
  'accepted-but-broken/both-node-and-service': [
    '9:58-9:76 warning several-targets',
  ],
  'accepted-but-broken/dangling-downstream': [
    '10:120-10:130 error dangling-downstream',
  ],
  'accepted-but-broken/neither-service-nor-node': [
    '9:22-9:25 warning missing-downstream',
    '9:22-9:25 warning no-target',
    '9:22-9:25 warning step-endpoint',
  ],
};
